package org.tonemark.cli.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Analyzers;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a track costs. */
@Command(
        name = "benchmark",
        description = {
            "Measures the marginal processor time of a track, stage by stage, against bare decoding by the same ffmpeg, "
                    + "and peak memory. Each stage runs in a process of its own over few and over many inputs; the slope between "
                    + "the two leaves out what a process costs once. Inputs are excerpts of the manifest's audio, joined.",
            ""
        },
        footer = {
            "",
            "Example: tonemark benchmark audio/manifest.tsv --json-out docs/benchmarks/verify.json",
            "Memory:  tonemark benchmark audio/manifest.tsv --counts 100,2000 --minutes 1,1 --stages verify",
            "         tonemark benchmark audio/manifest.tsv --counts 4,8 --minutes 60,60 --stages verify",
            "Epochs:  tonemark benchmark curation --ballots 10000,1000000"
        },
        mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
    private final Host host;
    private final Analyzers analyzers;

    @Parameters(arity = "0..1", paramLabel = "MANIFEST.tsv", description = "table with a file column")
    private String manifest = "";

    @Option(names = "--root", paramLabel = "DIR", description = "folder of the files (default: that of the manifest)")
    private @Nullable String root;

    @Option(names = "--counts", split = ",", paramLabel = "FEW,MANY", description = "inputs (default: 60,240)")
    private List<Integer> counts = List.of(60, 240);

    @Option(names = "--minutes", split = ",", paramLabel = "FROM,TO", description = "durations (default: 1,5)")
    private List<Double> minutes = List.of(1.0, 5.0);

    @Option(names = "--stages", split = ",", description = "of: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Stage> stages = List.of(Stage.values());

    @Option(names = "--master", paramLabel = "M", description = "as for verify (default: ${DEFAULT-VALUE})")
    private String master = "local[*]";

    @Option(names = "--seed", paramLabel = "N", description = "of durations and excerpts (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--work", paramLabel = "DIR", description = "where inputs are kept (default: ${DEFAULT-VALUE})")
    private String work = ".tonemark/benchmark";

    @Option(names = "--json-out", paramLabel = "FILE", description = "write the figures there")
    private @Nullable String jsonOut;

    @Option(names = "--run-stage", hidden = true, description = "runs one stage over a list, in this process")
    private @Nullable Stage runStage;

    private BenchmarkCommand(Host host, Analyzers analyzers) {
        this.host = host;
        this.analyzers = analyzers;
    }

    /** {@code benchmark}, with {@code benchmark curation}. */
    public static CommandLine of(Host host, Analyzers analyzers) {
        return new CommandLine(new BenchmarkCommand(host, analyzers))
                .addSubcommand(new CurationBenchmark(host))
                .addSubcommand(new BatchBenchmark(host));
    }

    @Override
    public Integer call() throws IOException {
        if (runStage != null) {
            return runStage.run(analyzers, host, host.resolve(manifest));
        }
        if (manifest.isEmpty()) {
            throw UserException.usage("name a MANIFEST.tsv, or write: tonemark benchmark curation");
        }
        if (counts.size() != 2 || counts.get(0) < 1 || counts.get(0) >= counts.get(1)) {
            throw UserException.usage("--counts takes two rising numbers, such as 60,240");
        }
        if (minutes.size() != 2 || minutes.get(0) <= 0 || minutes.get(0) > minutes.get(1)) {
            throw UserException.usage("--minutes takes two numbers that do not fall, such as 1,5");
        }
        Path table = host.resolve(manifest);
        Path folder = root == null ? table.toAbsolutePath().getParent() : host.resolve(root);
        JoinedTracks tracks = new JoinedTracks(table, folder, host.resolve(work), seed);
        List<Path> few = tracks.make(counts.get(0), minutes.get(0), minutes.get(1), host);
        List<Path> many = tracks.make(counts.get(1), minutes.get(0), minutes.get(1), host);
        ObjectNode report = report(few, many);
        String text = report.toPrettyString() + "\n";
        if (jsonOut != null) {
            Path file = host.resolve(jsonOut);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        host.out().print(text);
        return ExitCode.OK;
    }

    private ObjectNode report(List<Path> few, List<Path> many) throws IOException {
        double secondsFew = JoinedTracks.seconds(few);
        double secondsMany = JoinedTracks.seconds(many);
        ObjectNode report = new JsonMapper().createObjectNode();
        report.put("schema", "benchmark-1").put("tonemark", Version.TONEMARK);
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put("java", System.getProperty("java.version"))
                .put("master", master)
                .put("seed", seed);
        report.putArray("inputs").add(few.size()).add(many.size());
        report.putArray("audioSeconds").add(round(secondsFew)).add(round(secondsMany));
        ArrayNode rows = report.putArray("stages");
        List<Double> slopes = new ArrayList<>();
        ChildRun children = new ChildRun(host, master);
        for (Stage stage : stages) {
            host.say("Benchmark: " + stage.name().toLowerCase(Locale.ROOT) + " …");
            ChildRun.Usage a = children.run(stage, few);
            ChildRun.Usage b = children.run(stage, many);
            double slope = (b.cpuSeconds() - a.cpuSeconds()) / (many.size() - few.size());
            slopes.add(slope);
            ObjectNode row = rows.addObject().put("stage", stage.name().toLowerCase(Locale.ROOT));
            row.put("marginalCpuSecondsPerTrack", round(slope));
            row.put("audioSecondsPerCpuSecond", round((secondsMany - secondsFew) / (b.cpuSeconds() - a.cpuSeconds())));
            row.put("timesBareDecoding", stages.get(0) == Stage.DECODE ? round(slope / slopes.get(0)) : Double.NaN);
            row.putArray("cpuSeconds").add(round(a.cpuSeconds())).add(round(b.cpuSeconds()));
            row.putArray("wallSeconds").add(round(a.wallSeconds())).add(round(b.wallSeconds()));
            row.putArray("peakMemoryMb").add(round(a.peakMemoryMb())).add(round(b.peakMemoryMb()));
            host.say(row.toString());
        }
        return report;
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
