package org.tonemark.ipfs;

import java.util.Arrays;
import org.tonemark.ipfs.Cid.Codec;

/**
 * CIDs in binary form, as they stand in links and CAR sections. Source: multiformats CID and multihash specifications.
 */
final class BinaryCid {
    private static final int IDENTITY = 0x00;
    private static final int SHA2_256 = 0x12;
    private static final int DIGEST_BYTES = 32;
    private static final int VERSION_0_BYTES = 2 + DIGEST_BYTES;

    private BinaryCid() {}

    static BlockRef read(byte[] bytes) {
        if (isVersion0(bytes)) {
            return new Cid(Codec.DAG_PB, Arrays.copyOfRange(bytes, 2, VERSION_0_BYTES));
        }
        int[] at = {0};
        if (varint(bytes, at) != 1) {
            throw new InvalidCidException("not a version 0 or 1 CID");
        }
        Codec codec = codec(varint(bytes, at));
        long hash = varint(bytes, at);
        long length = varint(bytes, at);
        if (length != bytes.length - at[0]) {
            throw new InvalidCidException("a CID of a wrong length");
        }
        byte[] digest = Arrays.copyOfRange(bytes, at[0], bytes.length);
        if (hash == IDENTITY) {
            return new InlineBlock(codec, digest);
        }
        if (hash != SHA2_256) {
            throw new InvalidCidException("hash is not sha2-256");
        }
        return new Cid(codec, digest);
    }

    /** Bytes that the CID at the start of a buffer takes, whatever its codec and hash. */
    static int length(byte[] bytes) {
        if (isVersion0(bytes)) {
            return VERSION_0_BYTES;
        }
        int[] at = {0};
        if (varint(bytes, at) != 1) {
            throw new InvalidCidException("not a version 0 or 1 CID");
        }
        varint(bytes, at);
        varint(bytes, at);
        long digest = varint(bytes, at);
        if (digest > bytes.length - at[0]) {
            throw new InvalidCidException("a CID that is cut off");
        }
        return at[0] + (int) digest;
    }

    private static boolean isVersion0(byte[] bytes) {
        return bytes.length >= VERSION_0_BYTES && bytes[0] == SHA2_256 && bytes[1] == DIGEST_BYTES;
    }

    private static Codec codec(long code) {
        for (Codec codec : Codec.values()) {
            if (code == codec.code) {
                return codec;
            }
        }
        throw new InvalidCidException("codec is neither raw nor dag-pb");
    }

    /** Unsigned varint of at most 63 bits; moves {@code at[0]} behind it. */
    private static long varint(byte[] bytes, int[] at) {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (at[0] >= bytes.length) {
                throw new InvalidCidException("a CID that is cut off");
            }
            byte b = bytes[at[0]++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new InvalidCidException("a number of more than 63 bits in a CID");
    }
}
