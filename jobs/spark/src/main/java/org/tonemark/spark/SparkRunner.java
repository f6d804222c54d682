package org.tonemark.spark;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.tonemark.verify.VerifyRunner;

/**
 * Runs a batch on Spark. A task holds one track, so that no core waits for another's long track, and every row reaches
 * the driver as soon as its task ends. Tracks are handed over in waves, each a job; the next is submitted before one ends,
 * so that no core waits between them, and the driver holds a few waves whatever the batch's size. Uses Spark's core only:
 * no SQL session, no shuffle, no files.
 */
public final class SparkRunner implements VerifyRunner {
    /** A task costs the driver about 5 ms and some kB; a track costs a second. */
    private static final int WAVE_PER_CORE = 32;

    private static final int SMALLEST_WAVE = 256;
    private static final int MOST_FAILURES = 4;

    private final JavaSparkContext spark;
    private final Set<String> shared = new HashSet<>();

    /**
     * Starts Spark, or uses the session that {@code spark-submit} configured.
     *
     * @param master such as {@code local[*]} or {@code spark://host:7077}; empty for that of {@code spark-submit}
     * @param jar the program for the executors of a cluster, {@code null} where they have it
     * @throws Failed if the cluster cannot be had
     */
    public SparkRunner(String master, @Nullable Path jar) {
        try {
            SparkConf conf = configure(master);
            if (jar != null) {
                conf.setIfMissing("spark.jars", jar.toString());
            }
            this.spark = new JavaSparkContext(conf);
        } catch (RuntimeException e) {
            throw new Failed("Spark does not start: " + firstLine(e), e);
        }
    }

    /** What every session of ours has. @param master empty for that of {@code spark-submit} */
    public static SparkConf configure(String master) {
        SparkConf conf = new SparkConf().setAppName("tonemark");
        if (!master.isEmpty()) {
            conf.setMaster(master);
        }
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        // kept even without the pages: by default a hundred thousand tasks
        conf.setIfMissing("spark.ui.retainedTasks", "100");
        conf.setIfMissing("spark.ui.retainedJobs", "10");
        conf.setIfMissing("spark.ui.retainedStages", "10");
        conf.set("spark.task.maxFailures", Integer.toString(MOST_FAILURES));
        if (conf.get("spark.master", "").startsWith("local")) {
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
        }
        return conf;
    }

    @Override
    public <I extends Serializable, O extends Serializable> void map(
            Iterator<I> inputs, Work<I, O> work, Consumer<O> results) {
        if (!inputs.hasNext()) {
            return;
        }
        ExecutorService jobs = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "spark-wave");
            thread.setDaemon(true);
            return thread;
        });
        Broadcast<Work<I, O>> shared = ask(() -> spark.broadcast(work));
        try {
            new Waves<>(jobs, shared).run(inputs, results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        } finally {
            jobs.shutdownNow();
            if (!spark.sc().isStopped()) {
                spark.sc().cancelAllJobs();
                shared.unpersist();
            }
        }
    }

    @Override
    public void share(Path file, String name) {
        if (spark.isLocal() || !shared.add(name)) {
            return;
        }
        try {
            Path link = Files.createTempDirectory("tonemark-share").resolve(name);
            Files.createSymbolicLink(link, file.toAbsolutePath());
            spark.addFile(link.toString());
        } catch (Exception e) { // Spark's checked exceptions are not declared
            throw new Failed("Spark gave up: " + firstLine(e), e);
        }
    }

    /** Every question to Spark may be the first after the cluster was given up. */
    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (Exception e) { // Spark's checked exceptions are not declared
            throw new Failed("Spark gave up: " + firstLine(e), e);
        }
    }

    /** Keeps between one and two waves of tracks in Spark's hands; FIFO scheduling finishes the older first. */
    private final class Waves<I extends Serializable, O extends Serializable> {
        private final ExecutorService jobs;
        private final Broadcast<Work<I, O>> work;
        private final int size = Math.max(SMALLEST_WAVE, WAVE_PER_CORE * ask(spark::defaultParallelism));
        private final BlockingQueue<Event<O>> events = new LinkedBlockingQueue<>();
        private int inFlight;
        private int running;

        Waves(ExecutorService jobs, Broadcast<Work<I, O>> work) {
            this.jobs = jobs;
            this.work = work;
        }

        /** Results are taken by the calling thread: an exception of theirs leaves here as it is. */
        void run(Iterator<I> inputs, Consumer<O> results) throws InterruptedException {
            do {
                while (inFlight <= size && inputs.hasNext()) {
                    submit(next(inputs));
                }
                Event<O> event = events.take();
                if (event.result != null) {
                    inFlight--;
                    results.accept(event.result);
                } else {
                    running--;
                    if (event.failure != null) {
                        throw new Failed("Spark gave up: " + firstLine(event.failure), event.failure);
                    }
                }
            } while (running > 0 || inputs.hasNext());
        }

        private List<I> next(Iterator<I> inputs) {
            List<I> wave = new ArrayList<>();
            while (wave.size() < size && inputs.hasNext()) {
                wave.add(inputs.next());
            }
            return wave;
        }

        private void submit(List<I> wave) {
            inFlight += wave.size();
            running++;
            jobs.execute(() -> {
                Throwable failure = null;
                try {
                    Broadcast<Work<I, O>> shared = work;
                    EachPartition.collect(
                            spark,
                            spark.parallelize(wave, wave.size()).mapPartitions(slice -> workOn(slice, shared.value())),
                            result -> events.add(new Event<>(result, null)));
                } catch (Exception e) { // Spark's checked exceptions are not declared
                    failure = e;
                }
                events.add(new Event<>(null, failure));
            });
        }
    }

    /** A result, or the end of a wave. */
    private record Event<O>(@Nullable O result, @Nullable Throwable failure) {}

    /**
     * A track that ended its executor every time but the last is not tried again: it costs its own outcome, not the job.
     */
    private static <I, O> Iterator<O> workOn(Iterator<I> slice, Work<I, O> work) {
        boolean lastAttempt = TaskContext.get().attemptNumber() >= MOST_FAILURES - 1;
        List<O> results = new ArrayList<>();
        slice.forEachRemaining(next -> results.add(
                lastAttempt
                        ? work.lost(next, "its executor was lost " + (MOST_FAILURES - 1) + " times")
                        : work.apply(next)));
        return results.iterator();
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    @Override
    public void close() {
        spark.stop();
    }
}
