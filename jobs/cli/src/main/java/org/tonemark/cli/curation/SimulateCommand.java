package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.simulate.Attack;
import org.tonemark.curation.core.simulate.Mechanism;
import org.tonemark.curation.core.simulate.Simulation;
import org.tonemark.curation.core.simulate.Simulation.Row;
import org.tonemark.curation.core.simulate.SimulationReport;
import org.tonemark.curation.core.simulate.TonemarkMechanism;
import org.tonemark.curation.store.json.CurationJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Attacks on the curation rules. */
@Command(
        name = "simulate",
        description = {
            "Attacks the curation rules, all mechanisms side by side: simulated curators, tracks and colluders.",
            "Equal options give equal numbers."
        },
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final int EPOCH_TRACKS = 300;

    private final Host host;

    @Option(
            names = "--sybils",
            split = ",",
            paramLabel = "F",
            description = "shares of colluders, 0 … 1 (default: ${DEFAULT-VALUE})")
    private List<Double> sybils = List.of(0.0, 0.1, 0.2, 1.0 / 3);

    @Option(
            names = "--attack",
            split = ",",
            paramLabel = "NAME",
            description = "attacks (default: all): see the report")
    private List<String> attacks = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "of the first world (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--worlds", paramLabel = "N", description = "of each kind (default: ${DEFAULT-VALUE})")
    private int worlds = 1;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "of " + EPOCH_TRACKS + " tracks each (default: ${DEFAULT-VALUE})")
    private int epochs = 30;

    @Option(names = "--ours", description = "only the rule in force, without the mechanisms it is compared with")
    private boolean ours;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Option(names = "--out", paramLabel = "DIR", description = "writes simulation.html and simulation.json there")
    private @Nullable String out;

    public SimulateCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        Simulation.Result result = Simulation.run(plan(), mechanisms(), this::progress);
        if (json) {
            host.out().println(CurationJson.write(result));
        } else {
            result.rows().forEach(row -> host.out().println(line(row)));
        }
        if (out != null) {
            Path folder = Files.createDirectories(host.resolve(out));
            Files.writeString(folder.resolve("simulation.html"), SimulationReport.html(result));
            Files.writeString(folder.resolve("simulation.json"), CurationJson.write(result) + "\n");
            host.say("Report: " + folder.resolve("simulation.html"));
        }
        return ExitCode.OK;
    }

    private List<Mechanism> mechanisms() {
        return ours ? List.of(TonemarkMechanism.inForce()) : Simulation.mechanisms();
    }

    private Simulation.Plan plan() {
        if (worlds < 1 || epochs < 1) {
            throw UserException.usage("--worlds and --epochs are at least 1");
        }
        try {
            List<Attack> chosen = attacks.isEmpty()
                    ? List.of(Attack.values())
                    : attacks.stream().map(Attack::parse).toList();
            return new Simulation.Plan(chosen, sybils, seed, worlds, epochs);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(e.getMessage() + " (attacks: "
                    + String.join(
                            ", ",
                            Arrays.stream(Attack.values()).map(Attack::option).toList()) + ")");
        }
    }

    private void progress(Row row) {
        if (host.terminal()) {
            host.say(row.attack() + " at " + row.sybilShare() + ": " + row.mechanism());
        }
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-16s f=%.3f  %-28s wrong %6.2f %% (≤ %.2f, worst world %.2f)  right %6.2f %%  others decided %6.2f %%  %5.1f ballots",
                row.attack(),
                row.sybilShare(),
                row.mechanism(),
                row.wrong(),
                row.wrongUpper95(),
                row.wrongWorst(),
                row.right(),
                row.othersDecided(),
                row.ballotsPerTrack());
    }
}
