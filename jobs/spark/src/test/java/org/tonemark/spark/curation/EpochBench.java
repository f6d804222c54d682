package org.tonemark.spark.curation;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.synthetic.SyntheticEpoch;

/** Times an epoch on Spark, ballots from Parquet: {@code EpochBench BALLOTS FOLDER PARTITIONS plain|-}. */
final class EpochBench {
    private EpochBench() {}

    public static void main(String[] args) throws Exception {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.maxResultSize", "0")
                .config("spark.local.dir", args[1])
                .getOrCreate()) {
            spark.sparkContext().setLogLevel("ERROR");
            String ballots = Path.of(args[1], "ballots-" + args[0]).toString();
            EpochInput full = SyntheticEpoch.of(Integer.parseInt(args[0]), 1);
            SparkEpoch epoch = new SparkEpoch(spark);
            if (Files.notExists(Path.of(ballots))) {
                long start = System.nanoTime();
                epoch.write(full.ballots(), 4, ballots);
                System.out.printf(
                        "%d ballots written in %.1f s%n", full.ballots().size(), seconds(start));
            }
            String plain = "";
            if (args[3].equals("plain")) {
                long start = System.nanoTime();
                plain = new TonemarkRule(SignatureCheck.trusting()).close(full).root();
                System.out.printf("plain: %.1f s, root %s%n", seconds(start), plain);
            }
            EpochInput input = SparkEpoch.withoutBallots(full);
            full = input;
            long start = System.nanoTime();
            double before = processSeconds();
            EpochResult result = epoch.close(
                    input, spark.read().parquet(ballots), Integer.parseInt(args[2]), SignatureCheck.trusting());
            System.out.printf(
                    "on Spark: %.1f s, %d decisions, root %s%s%n",
                    seconds(start),
                    result.decisions().size(),
                    result.root(),
                    plain.isEmpty() ? "" : result.root().equals(plain) ? ", equal" : ", DIFFERENT");
            System.out.printf("of it CPU, all threads: %.1f s%n", processSeconds() - before);
        }
    }

    private static double processSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
