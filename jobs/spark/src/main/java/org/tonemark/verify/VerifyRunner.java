package org.tonemark.verify;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;

/** Repeats work over a batch, first of all {@link TrackVerifier}. Results are equal to the byte whatever the runner. */
public interface VerifyRunner extends AutoCloseable {
    /**
     * Verifies every input once and returns when all are done.
     *
     * @param inputs with their position in the batch; asked for as they are needed, a few hundred ahead
     * @param finished CIDs that need no measurement
     * @param results called once an input, in any order, by the calling thread; an exception ends the run
     * @throws Failed if what runs the batch is not there any more
     */
    default void run(
            Iterator<Indexed> inputs, TrackVerifier verifier, CidIndex finished, Consumer<VerifiedTrack> results) {
        map(inputs, new VerifyWork(verifier, finished), results);
    }

    /**
     * Does some work on every input once, as {@link #run} does.
     *
     * @param work sent once to every process that takes part
     */
    <I extends Serializable, O extends Serializable> void map(Iterator<I> inputs, Work<I, O> work, Consumer<O> results);

    /**
     * Makes a file readable for {@link Work} wherever it runs: in its place, or, on machines that do not see that, as a
     * file of Spark's.
     *
     * @param name that no other shared file has
     */
    default void share(Path file, String name) {}

    @Override
    void close();

    /** What is done to an input; may be used by several threads at once. */
    interface Work<I, O> extends Serializable {
        O apply(I input);

        /** What comes of an input that ended the process it was worked on in, again and again. */
        O lost(I input, String why);
    }

    /** An input with its position in the batch. */
    record Indexed(int index, TrackInput input) implements Serializable {}

    /** @param finished CIDs that need no measurement */
    record VerifyWork(TrackVerifier verifier, CidIndex finished) implements Work<Indexed, VerifiedTrack> {
        @Override
        public VerifiedTrack apply(Indexed next) {
            return verifier.verify(next.index(), next.input(), finished);
        }

        @Override
        public VerifiedTrack lost(Indexed next, String why) {
            return verifier.lost(next.index(), next.input(), why);
        }
    }

    /** The runner cannot go on; what it handed over stands. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
