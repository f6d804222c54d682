package org.tonemark.curation.core.hash;

/**
 * The CID of a short text as IPFS gives it to one raw block: version 1, codec raw (0x55), sha2-256, base32. Source:
 * multiformats CID specification; RFC 4648 base32, lower case, without padding, prefix {@code b}.
 */
public final class RawCid {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    /** Longer content is several blocks, with another CID. */
    private static final int MAX_BYTES = 256 * 1024;

    private RawCid() {}

    /** @throws IllegalArgumentException for more than 256 KiB */
    public static String of(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException("one block has at most " + MAX_BYTES + " bytes");
        }
        byte[] cid = new byte[36];
        cid[0] = 1;
        cid[1] = 0x55;
        cid[2] = 0x12;
        cid[3] = 32;
        System.arraycopy(Sha256.of(content), 0, cid, 4, 32);
        return "b" + base32(cid);
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = held << 8 | b & 0xff;
            bits += 8;
            for (; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt(held >>> bits - 5 & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }
}
