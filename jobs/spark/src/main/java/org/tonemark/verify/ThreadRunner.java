package org.tonemark.verify;

import java.util.Iterator;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs a batch on threads of this process, without Spark. Holds a few tracks in flight, whatever the batch's size. */
public final class ThreadRunner implements VerifyRunner {
    private final int threads;
    private final ExecutorService executor;

    public ThreadRunner(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "verify");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void run(
            Iterator<Indexed> waiting, TrackVerifier verifier, CidIndex finished, Consumer<VerifiedTrack> results) {
        CompletionService<VerifiedTrack> service = new ExecutorCompletionService<>(executor);
        int inFlight = 0;
        while (waiting.hasNext() || inFlight > 0) {
            while (waiting.hasNext() && inFlight < 2 * threads) {
                Indexed next = waiting.next();
                service.submit(() -> verifier.verify(next.index(), next.input(), finished));
                inFlight++;
            }
            results.accept(take(service));
            inFlight--;
        }
    }

    private static VerifiedTrack take(CompletionService<VerifiedTrack> service) {
        try {
            return service.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a track ended the batch: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
