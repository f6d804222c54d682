package org.tonemark.ipfs;

import java.time.Duration;

/** One place that blocks come from: a node, a CAR file, a folder. What it gives is not to be trusted. */
public interface BlockSource {
    /**
     * Asks for a block once.
     *
     * @param limit how long it may take at most
     * @throws InterruptedException if the thread was interrupted
     */
    Answer get(Cid cid, Duration limit) throws InterruptedException;

    /** How the operator knows it; without user names and passwords. */
    String name();

    /** True if it lies on this machine: that a block is not there is then no fault of the moment. */
    boolean local();

    /** True for a while after a fault: others are asked first, so that a node that is down costs no batch its pace. */
    default boolean suspect() {
        return false;
    }

    /** What came of a request. */
    sealed interface Answer {
        /** @param bytes at most {@link Blocks#MAX_BYTES}; may be wrong */
        record Found(byte[] bytes) implements Answer {}

        /** The source is well and does not have the block. */
        record Absent(String detail) implements Answer {}

        /** Anything else; another try may do. */
        record Fault(String detail) implements Answer {}
    }
}
