package org.tonemark.cli.verify;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tonemark.verify.VerifyRunner;

/**
 * Starts what runs a batch when it is first needed, or in the background where it surely will be: Spark takes seconds, and
 * a run that finds nothing to do needs none.
 */
public final class RunnerStart implements Supplier<VerifyRunner>, AutoCloseable {
    private final Supplier<VerifyRunner> start;
    private @Nullable CompletableFuture<VerifyRunner> runner;

    public RunnerStart(Supplier<VerifyRunner> start) {
        this.start = start;
    }

    /** Begins to start it. */
    CompletableFuture<VerifyRunner> begin() {
        CompletableFuture<VerifyRunner> begun = runner;
        if (begun == null) {
            begun = CompletableFuture.supplyAsync(start, work -> new Thread(work, "start").start());
            runner = begun;
        }
        return begun;
    }

    @Override
    public VerifyRunner get() {
        try {
            return begin().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        if (runner != null) {
            runner.handle((started, failure) -> started)
                    .thenAccept(started -> {
                        if (started != null) {
                            started.close();
                        }
                    })
                    .join();
        }
    }
}
