package org.tonemark.verify;

import java.io.Serializable;
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
    public <I extends Serializable, O extends Serializable> void map(
            Iterator<I> waiting, Work<I, O> work, Consumer<O> results) {
        CompletionService<O> service = new ExecutorCompletionService<>(executor);
        int inFlight = 0;
        while (waiting.hasNext() || inFlight > 0) {
            while (waiting.hasNext() && inFlight < 2 * threads) {
                I next = waiting.next();
                service.submit(() -> work.apply(next));
                inFlight++;
            }
            results.accept(take(service));
            inFlight--;
        }
    }

    private static <O> O take(CompletionService<O> service) {
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
