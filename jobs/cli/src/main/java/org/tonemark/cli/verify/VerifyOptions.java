package org.tonemark.cli.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.catalogue.CatalogueOptions;
import org.tonemark.cli.input.IpfsOptions;
import org.tonemark.spark.SparkRunner;
import org.tonemark.verify.ThreadRunner;
import org.tonemark.verify.VerifyRunner;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of {@code verify}. */
public final class VerifyOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write verdicts/ (Parquet), runs/RUN.json and report.html there, and skip what is done")
    @Nullable
    String out;

    @Option(names = "--json", description = "one JSON object a line on standard output, in input order")
    boolean json;

    @Option(names = "--quiet", description = "no line for each track")
    boolean quiet;

    @Mixin
    IpfsOptions ipfs = new IpfsOptions();

    @Mixin
    CatalogueOptions catalogues = new CatalogueOptions();

    @Option(
            names = "--master",
            paramLabel = "M",
            description = "Spark master (default: local[*], or that of spark-submit); \"none\": threads without Spark")
    @Nullable
    String master;

    @Option(names = "--model", paramLabel = "ID", description = "model, by name or path (default: the newest)")
    @Nullable
    String model;

    @Option(names = "--policy", paramLabel = "FILE", description = "outcome policy, JSON (default: built in)")
    @Nullable
    String policy;

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "keep figures of the run there, in Prometheus text format, replaced as a whole")
    @Nullable
    String metrics;

    @Option(
            names = "--log-json",
            paramLabel = "FILE",
            description = "append events there, one JSON object a line with time, level, run, event and cid")
    @Nullable
    String logJson;

    @Option(
            names = "--force",
            description = "measure again what the log already holds, and read again files that have not changed")
    boolean force;

    @Option(names = "--dry-run", description = "say what would be done, and do nothing")
    boolean dryRun;

    /** The same with catalogues from there. */
    public VerifyOptions withCatalogues(String folder) {
        catalogues = CatalogueOptions.in(folder);
        return this;
    }

    /** For programs that run a batch themselves, such as the demonstration. */
    public static VerifyOptions into(String out) {
        VerifyOptions options = new VerifyOptions();
        options.out = out;
        return options;
    }

    /** The master as the user gave it, or what holds without one; empty leaves it to {@code spark-submit}. */
    String effectiveMaster() {
        if (master != null) {
            return master;
        }
        return System.getProperty("spark.master") == null ? "local[*]" : "";
    }

    /**
     * Starts what runs the batch; the caller closes it.
     *
     * @throws VerifyRunner.Failed if the cluster cannot be had
     */
    public VerifyRunner runner(Host host) {
        String chosen = effectiveMaster();
        if (chosen.equals("none")) {
            return new ThreadRunner(Runtime.getRuntime().availableProcessors());
        }
        boolean elsewhere = !chosen.isEmpty() && !chosen.matches("local(\\[.*])?");
        return new SparkRunner(chosen, elsewhere ? jar(host) : null);
    }

    /** What the executors of a cluster load. */
    private static Path jar(Host host) {
        Path jar = host.home().resolve("jobs/cli/target/tonemark-jobs.jar");
        if (!Files.exists(jar)) {
            throw UserException.usage("a cluster needs the packaged program, and there is no " + jar
                    + ": build it with mvn package, or use spark-submit");
        }
        return jar;
    }
}
