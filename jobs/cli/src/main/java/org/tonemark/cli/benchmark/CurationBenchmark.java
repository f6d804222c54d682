package org.tonemark.cli.benchmark;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.synthetic.SyntheticEpoch;
import org.tonemark.spark.curation.SparkRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What closing an epoch costs. */
@Command(
        name = "curation",
        description = {
            "Makes epochs of synthetic ballots and closes each on Spark, the ballots from Parquet.",
            "Signatures are not checked: that costs half a millisecond a ballot more.",
            ""
        },
        footer = {
            "",
            "10^7 ballots need some 9 GB: TONEMARK_HEAP=9g TONEMARK_JAVA_OPTS=-XX:+UseG1GC tonemark benchmark curation \\",
            "    --ballots 10000,100000,1000000,10000000 --master local[2]"
        },
        mixinStandardHelpOptions = true)
final class CurationBenchmark implements Callable<Integer> {
    private static final int MOST_BALLOTS = 100_000_000;

    private final Host host;

    @Option(names = "--ballots", split = ",", paramLabel = "N", description = "(default: 10000,100000,1000000)")
    private List<Integer> ballots = List.of(10_000, 100_000, 1_000_000);

    @Option(names = "--partitions", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int partitions = 16;

    @Option(names = "--plain", description = "close them on one core without Spark too, and compare the roots")
    private boolean plain;

    @Option(names = "--master", paramLabel = "M", description = "as for verify (default: ${DEFAULT-VALUE})")
    private String master = "local[*]";

    @Option(names = "--seed", paramLabel = "N", description = "of the ballots (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "where ballots lie meanwhile (default: a temporary one)")
    private @Nullable String work;

    CurationBenchmark(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (partitions < 1 || ballots.stream().anyMatch(n -> n < 1 || n > MOST_BALLOTS)) {
            throw UserException.usage("--ballots takes numbers of 1 … 10^8, --partitions one of at least 1");
        }
        ObjectNode report = new JsonMapper().createObjectNode();
        report.put("schema", "benchmark-curation-1").put("tonemark", Version.TONEMARK);
        report.put("cores", Runtime.getRuntime().availableProcessors()).put("master", master);
        report.put("java", System.getProperty("java.version")).put("seed", seed).put("partitions", partitions);
        ArrayNode rows = report.putArray("epochs");
        try (SparkRule rule = new SparkRule(master, folder(), SignatureCheck.trusting())) {
            for (int count : ballots) {
                host.say("Benchmark: " + count + " ballots …");
                run(rule, count, rows.addObject());
            }
        }
        host.out().println(report.toPrettyString());
        return ExitCode.OK;
    }

    private @Nullable String folder() throws IOException {
        return work == null
                ? null
                : Files.createDirectories(host.resolve(work)).toUri().toString();
    }

    private void run(SparkRule rule, int count, ObjectNode row) {
        EpochInput whole = SyntheticEpoch.of(count, seed);
        row.put("ballots", whole.ballots().size()).put("cases", whole.cases().size());
        Span writing = new Span();
        SparkRule.Stored stored = rule.store(whole, partitions);
        writing.end(row.putObject("write"));
        try {
            if (plain) {
                Span closing = new Span();
                EpochResult result = new TonemarkRule(SignatureCheck.trusting()).close(whole);
                closing.end(row.putObject("closePlain").put("root", result.root()));
            }
            whole = stored.input(); // the ballots are garbage from here on
            Span closing = new Span();
            EpochResult result = rule.close(stored);
            closing.end(row.putObject("closeOnSpark").put("root", result.root()));
        } finally {
            rule.delete(stored);
        }
    }

    /** Clock and processor time, of all threads of this process. */
    private static final class Span {
        private final long start = System.nanoTime();
        private final double cpu = cpuSeconds();

        void end(ObjectNode into) {
            into.put("clockSeconds", tenths((System.nanoTime() - start) / 1e9));
            into.put("cpuSeconds", tenths(cpuSeconds() - cpu));
        }

        private static double cpuSeconds() {
            return ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .orElseThrow()
                            .toMillis()
                    / 1e3;
        }

        private static double tenths(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
