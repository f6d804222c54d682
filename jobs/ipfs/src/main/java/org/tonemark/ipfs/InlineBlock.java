package org.tonemark.ipfs;

import org.tonemark.ipfs.Cid.Codec;

/**
 * A CID of the identity hash: the bytes themselves in place of their hash. Allowed in links only, and only small: nothing
 * measurable fits in.
 *
 * @param bytes at most {@link #MAX_BYTES}; not copied
 */
record InlineBlock(Codec codec, byte[] bytes) implements BlockRef {
    /** What Kubo inlines at most by default is 32 bytes; 128 is the cap of the trustless gateway's probes. */
    static final int MAX_BYTES = 128;

    InlineBlock {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidCidException("an identity CID of more than " + MAX_BYTES + " bytes");
        }
    }
}
