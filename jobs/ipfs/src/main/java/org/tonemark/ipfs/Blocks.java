package org.tonemark.ipfs;

import java.io.IOException;

/** Blocks that are those of their CID: whatever stands behind it, each was hashed before it left. */
@FunctionalInterface
public interface Blocks {
    /** Larger blocks are refused: what IPFS nodes exchange is at most 2 MiB, what a CAR holds rarely more. */
    int MAX_BYTES = 4 << 20;

    /**
     * The bytes of a block.
     *
     * @throws ContentException if they cannot be had
     * @throws java.io.InterruptedIOException if the thread was interrupted; the same call may be made again
     */
    byte[] get(Cid cid) throws IOException;
}
