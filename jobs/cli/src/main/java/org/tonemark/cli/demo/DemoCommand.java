package org.tonemark.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.demo.DemoStage.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs every stage that exists on synthesised tracks. */
@Command(
        name = "demo",
        description = {
            "Runs every stage on a small set of tracks that it synthesises, and says where the results are.",
            "",
            "The tracks are no music by anybody: their outcomes show the machinery, not its quality.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private final Host host;
    private final Analyzers analyzers;

    @Option(names = "--out", paramLabel = "DIR", description = "where everything goes (default: ${DEFAULT-VALUE})")
    private String out = "tonemark-out/demo";

    @Option(names = "--seed", paramLabel = "N", description = "seed of the synthesiser (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--chain",
            description = "attests on a local chain (anvil with the real EAS contracts) and checks receipts against it;"
                    + " needs what ./test installs from npm, or anvil named by TONEMARK_ANVIL")
    private boolean chain;

    public DemoCommand(Host host, Analyzers analyzers) {
        this.host = host;
        this.analyzers = analyzers;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createDirectories(host.resolve(out));
        host.say("Synthesising tracks …");
        Path manifest = new DemoTracks(seed).write(folder.resolve("tracks"));
        List<DemoStage> stages = DemoStages.all(analyzers, chain);
        for (int i = 0; i < stages.size(); i++) {
            host.out()
                    .println("[" + (i + 1) + "/" + stages.size() + "] "
                            + stages.get(i).title());
            stages.get(i).run(new Context(host, folder, manifest));
        }
        host.out()
                .println(
                        "The tracks are synthesised (" + manifest + "): outcomes show the machinery, not its quality.");
        return ExitCode.OK;
    }
}
