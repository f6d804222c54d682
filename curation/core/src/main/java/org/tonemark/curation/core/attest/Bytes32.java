package org.tonemark.curation.core.attest;

import java.io.Serializable;
import java.util.HexFormat;

/**
 * Thirty-two bytes: a hash, an identifier, a word of the EVM.
 *
 * @param hex {@code 0x} and 64 lower-case hexadecimal digits
 */
public record Bytes32(String hex) implements Comparable<Bytes32>, Serializable {
    private static final int LENGTH = 66;

    public static final Bytes32 ZERO = new Bytes32("0x" + "0".repeat(64));

    public Bytes32 {
        if (!isWord(hex)) {
            throw new IllegalArgumentException(
                    "not 0x and 64 lower-case hex digits: " + hex.substring(0, Math.min(hex.length(), LENGTH)));
        }
    }

    private static boolean isWord(String text) {
        boolean form = text.length() == LENGTH && text.startsWith("0x");
        for (int i = 2; form && i < LENGTH; i++) {
            char c = text.charAt(i);
            form = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        return form;
    }

    /** @param bytes 32 bytes */
    public static Bytes32 of(byte[] bytes) {
        return new Bytes32("0x" + HexFormat.of().formatHex(bytes));
    }

    /** 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, LENGTH);
    }

    @Override
    public int compareTo(Bytes32 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
