package org.tonemark.ipfs;

import java.util.Arrays;

/** Reads protocol-buffer fields out of a slice of a block; whatever would leave the slice is refused. */
final class Wire {
    static final int VARINT = 0;
    static final int BYTES = 2;

    private final byte[] block;
    private int at;
    private final int end;

    Wire(byte[] block, int from, int end) {
        this.block = block;
        this.at = from;
        this.end = end;
    }

    Wire(byte[] block) {
        this(block, 0, block.length);
    }

    boolean more() {
        return at < end;
    }

    int at() {
        return at;
    }

    int end() {
        return end;
    }

    /** @throws ContentException if the number is cut off or beyond 63 bits */
    long varint() throws ContentException {
        long value = 0;
        for (int shift = 0; shift < 63 && at < end; shift += 7) {
            byte b = block[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw ContentException.malformed("a number in a node is cut off or too large");
    }

    /** The next field of length and bytes, as a slice without a copy. */
    Wire bytes() throws ContentException {
        long length = varint();
        if (length > end - at) {
            throw ContentException.malformed("a field of a node is longer than the node");
        }
        int from = at;
        at += (int) length;
        return new Wire(block, from, at);
    }

    /** Leaves out a field of a wire type. */
    void skip(int type) throws ContentException {
        if (type == VARINT) {
            varint();
        } else if (type == BYTES) {
            bytes();
        } else {
            throw ContentException.malformed("a field of an unknown kind in a node");
        }
    }

    byte[] copy() {
        return Arrays.copyOfRange(block, at, end);
    }
}
