package org.tonemark.ipfs;

import org.tonemark.ipfs.Cid.Codec;

/** What a link of a tree leads to: a block named by its hash, or a few bytes that stand in the link itself. */
sealed interface BlockRef permits Cid, InlineBlock {
    /** What the bytes are. */
    Codec codec();

    /**
     * Reads the binary form of a CID: version 0 (34 bytes, a multihash) or 1.
     *
     * @throws InvalidCidException if it is another version, codec or hash, if bytes are left over, or if inlined bytes
     *     are more than {@link InlineBlock#MAX_BYTES}
     */
    static BlockRef of(byte[] bytes) {
        return BinaryCid.read(bytes);
    }
}
