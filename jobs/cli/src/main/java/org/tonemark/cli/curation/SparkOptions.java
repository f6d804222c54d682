package org.tonemark.cli.curation;

import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.spark.curation.SparkRule;
import picocli.CommandLine.Option;

/** Where an epoch is computed: in this process, or on Spark with the same bits. */
final class SparkOptions {
    @Option(
            names = "--master",
            paramLabel = "M",
            description = "compute on Spark: local[*], spark://host:7077, or spark-submit for the one that started this"
                    + " program; equal to the bit (default: on one core, without Spark)")
    private @Nullable String master;

    @Option(
            names = "--work",
            paramLabel = "URL",
            description = "with --master: folder for the ballots meanwhile, reachable by all executors (default: a"
                    + " temporary one of this machine)")
    private @Nullable String work;

    EpochResult close(EpochInput input, SignatureCheck signatures) {
        if (master == null) {
            return new TonemarkRule(signatures).close(input);
        }
        try (SparkRule rule = new SparkRule(master.equals("spark-submit") ? "" : master, work, signatures)) {
            return rule.close(input);
        }
    }
}
