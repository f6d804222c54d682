package org.tonemark.cli.verify;

import java.io.IOException;

/** Told of the results of a batch; called by one thread at a time. */
interface BatchListener {
    /** Called in input order, as early as that order allows. */
    default void row(BatchRow row) throws IOException {}

    /**
     * Called when an input is done, in any order, with all its duplicates.
     *
     * @param seconds wall-clock time that was spent on it, 0 if nothing was measured
     * @param bytes that were read of it, 0 if none were
     */
    default void done(BatchRow row, double seconds, long bytes) throws IOException {}
}
