package org.tonemark.verify;

import java.util.Iterator;
import java.util.function.Consumer;

/** Repeats {@link TrackVerifier} over a batch. Rows are equal to the byte whatever the runner. */
public interface VerifyRunner extends AutoCloseable {
    /**
     * Verifies every input once and returns when all are done.
     *
     * @param inputs with their position in the batch; asked for as they are needed, a few hundred ahead
     * @param finished CIDs that need no measurement
     * @param results called once an input, in any order, by the calling thread; an exception ends the run
     * @throws Failed if what runs the batch is not there any more
     */
    void run(Iterator<Indexed> inputs, TrackVerifier verifier, CidIndex finished, Consumer<VerifiedTrack> results);

    @Override
    void close();

    /** An input with its position in the batch. */
    record Indexed(int index, TrackInput input) implements java.io.Serializable {}

    /** The runner cannot go on; what it handed over stands. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
