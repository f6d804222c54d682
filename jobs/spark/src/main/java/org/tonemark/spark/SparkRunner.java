package org.tonemark.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;
import org.tonemark.verify.VerifyRunner;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Runs a batch on Spark: a task holds one track (a few in very large batches), so that no core waits for another's
 * long track, and every row reaches the driver as soon as its task ends. Uses Spark's core only: no SQL session, no
 * shuffle, no files.
 */
public final class SparkRunner implements VerifyRunner {
    /** Each task costs the driver about 5 ms and 1 kB; a track costs a second. */
    private static final int MOST_TASKS = 20_000;

    private final JavaSparkContext spark;

    /**
     * Starts Spark, or uses the session that {@code spark-submit} configured.
     *
     * @param master such as {@code local[*]} or {@code spark://host:7077}; empty for that of {@code spark-submit}
     */
    public SparkRunner(String master) {
        this.spark = new JavaSparkContext(configure(master));
    }

    /** What every session of ours has. @param master empty for that of {@code spark-submit} */
    public static SparkConf configure(String master) {
        SparkConf conf = new SparkConf().setAppName("tonemark");
        if (!master.isEmpty()) {
            conf.setMaster(master);
        }
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        conf.setIfMissing("spark.task.maxFailures", "4");
        if (conf.get("spark.master", "").startsWith("local")) {
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
        }
        return conf;
    }

    @Override
    public void run(
            List<Indexed> inputs, TrackVerifier verifier, Set<String> finished, Consumer<VerifiedTrack> results) {
        if (inputs.isEmpty()) {
            return;
        }
        Broadcast<TrackVerifier> sharedVerifier = spark.broadcast(verifier);
        Broadcast<Set<String>> sharedFinished = spark.broadcast(finished);
        try {
            JavaRDD<VerifiedTrack> rows = spark.parallelize(inputs, Math.min(inputs.size(), MOST_TASKS))
                    .mapPartitions(slice -> verifyAll(slice, sharedVerifier.value(), sharedFinished.value()));
            collectEach(rows, results);
        } finally {
            sharedVerifier.unpersist();
            sharedFinished.unpersist();
        }
    }

    private static Iterator<VerifiedTrack> verifyAll(
            Iterator<Indexed> slice, TrackVerifier verifier, Set<String> finished) {
        List<VerifiedTrack> rows = new ArrayList<>();
        slice.forEachRemaining(next -> rows.add(verifier.verify(next.index(), next.input(), finished)));
        return rows.iterator();
    }

    /** One job; each partition is handed over when it is done, not when all are. */
    private void collectEach(JavaRDD<VerifiedTrack> rows, Consumer<VerifiedTrack> results) {
        List<Object> partitions = new ArrayList<>(
                IntStream.range(0, rows.getNumPartitions()).boxed().toList());
        spark.sc()
                .<VerifiedTrack, VerifiedTrack[]>runJob(
                        rows.rdd(),
                        new ToArray(),
                        CollectionConverters.asScala(partitions).toSeq(),
                        new AbstractFunction2<Object, VerifiedTrack[], BoxedUnit>() {
                            @Override
                            public BoxedUnit apply(Object partition, VerifiedTrack[] done) {
                                for (VerifiedTrack track : done) {
                                    results.accept(track);
                                }
                                return BoxedUnit.UNIT;
                            }
                        },
                        ClassTag$.MODULE$.apply(VerifiedTrack[].class));
    }

    /** The rows of one partition. */
    private static final class ToArray
            extends AbstractFunction2<
                    org.apache.spark.TaskContext, scala.collection.Iterator<VerifiedTrack>, VerifiedTrack[]>
            implements java.io.Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public VerifiedTrack[] apply(
                org.apache.spark.TaskContext context, scala.collection.Iterator<VerifiedTrack> rows) {
            List<VerifiedTrack> list = new ArrayList<>();
            CollectionConverters.asJava(rows).forEachRemaining(list::add);
            return list.toArray(new VerifiedTrack[0]);
        }
    }

    @Override
    public void close() {
        spark.stop();
    }
}
