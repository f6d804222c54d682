package org.tonemark.features.decode;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of ffmpeg; closing it ends the process and the threads at its pipes, on every path. */
final class FfmpegProcess implements AutoCloseable {
    private final Process process;
    private final FfmpegLog log;
    private final Thread logReader;
    private final CompletableFuture<Void> watchdog;
    private volatile boolean timedOut;

    FfmpegProcess(ProcessBuilder builder, Duration wallClock) throws IOException {
        process = builder.start();
        log = new FfmpegLog(process.getErrorStream());
        logReader = daemon("ffmpeg-log", log);
        watchdog = new CompletableFuture<Void>().completeOnTimeout(null, wallClock.toMillis(), TimeUnit.MILLISECONDS);
        watchdog.thenRun(() -> {
            timedOut = true;
            process.destroyForcibly();
        });
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Samples or coded bytes. */
    InputStream output() {
        return process.getInputStream();
    }

    /** Where the source goes. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Kills the process; its output ends. */
    void kill() {
        process.destroyForcibly();
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Waits for the end and returns the exit status, 128 + n after signal n. */
    int await() throws InterruptedException {
        int status = process.waitFor();
        logReader.join();
        return status;
    }

    /** Messages; complete after {@link #await}. */
    FfmpegLog log() {
        return log;
    }

    @Override
    public void close() {
        watchdog.cancel(false);
        process.destroyForcibly();
        closeQuietly(process.getOutputStream());
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                await();
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        closeQuietly(process.getInputStream());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Closeable pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            // a pipe to a dead process: nothing left to lose
        }
    }
}
