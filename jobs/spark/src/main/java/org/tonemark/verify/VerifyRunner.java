package org.tonemark.verify;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Repeats {@link TrackVerifier} over a batch. Rows are equal to the byte whatever the runner. */
public interface VerifyRunner extends AutoCloseable {
    /**
     * Verifies every input once and returns when all are done.
     *
     * @param inputs with their position in the batch
     * @param finished CIDs that need no measurement
     * @param results called once an input, in any order, by one thread at a time; an exception ends the run
     */
    void run(List<Indexed> inputs, TrackVerifier verifier, Set<String> finished, Consumer<VerifiedTrack> results);

    @Override
    void close();

    /** An input with its position in the batch. */
    record Indexed(int index, TrackInput input) implements java.io.Serializable {}
}
