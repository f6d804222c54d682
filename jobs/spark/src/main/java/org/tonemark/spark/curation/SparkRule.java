package org.tonemark.spark.curation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.EpochRule;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.spark.SparkRunner;

/** The rule on Spark: puts the ballots of an epoch into Parquet, closes it over them, and removes them again. */
public final class SparkRule implements EpochRule, AutoCloseable {
    /** A partition of so many ballots is decided in some seconds and 200 MB. */
    private static final int BALLOTS_A_PARTITION = 500_000;

    private final SparkSession spark;
    private final SignatureCheck signatures;
    private final @Nullable String folder;

    /**
     * Starts Spark, or uses the session that {@code spark-submit} configured.
     *
     * @param master such as {@code local[*]} or {@code spark://host:7077}; empty for that of {@code spark-submit}
     * @param folder where ballots may lie meanwhile, reachable by all executors; {@code null} for a temporary one of this
     *     machine
     */
    public SparkRule(String master, @Nullable String folder, SignatureCheck signatures) {
        this.spark = SparkSession.builder()
                .config(SparkRunner.configure(master).setIfMissing("spark.driver.maxResultSize", "0"))
                .getOrCreate();
        this.signatures = signatures;
        this.folder = folder;
    }

    /**
     * An epoch whose ballots lie in Parquet.
     *
     * @param input without ballots
     * @param ballots folder of the ballots
     */
    public record Stored(EpochInput input, String ballots, int partitions) {}

    @Override
    public EpochResult close(EpochInput input) {
        Stored stored = store(input, partitions(input.ballots().size()));
        try {
            return close(stored);
        } finally {
            delete(stored);
        }
    }

    /** Writes the ballots; {@link #delete} removes them. @param partitions files and partitions, at least */
    public Stored store(EpochInput input, int partitions) {
        String ballots = place(input.epoch());
        new SparkEpoch(spark).write(input.ballots(), partitions, ballots);
        return new Stored(input.withBallots(List.of()), ballots, partitions);
    }

    public EpochResult close(Stored stored) {
        return new SparkEpoch(spark)
                .close(
                        stored.input(),
                        spark.read().schema(BallotRows.SCHEMA).parquet(stored.ballots()),
                        stored.partitions(),
                        signatures);
    }

    private int partitions(int ballots) {
        int cores = spark.sparkContext().defaultParallelism();
        return Math.max(cores, (ballots / BALLOTS_A_PARTITION + cores) / cores * cores);
    }

    private String place(long epoch) {
        String name = "tonemark-ballots-" + epoch + "-" + Long.toHexString(System.nanoTime());
        if (folder != null) {
            return folder + "/" + name;
        }
        try {
            Path temporary = Files.createTempDirectory("tonemark-ballots-");
            return temporary.resolve(name).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(Stored stored) {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(stored.ballots());
        try {
            FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
            files.delete(folder == null ? path.getParent() : path, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        spark.stop();
    }
}
