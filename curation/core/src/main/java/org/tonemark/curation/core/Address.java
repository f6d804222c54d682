package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An Ethereum account: the identity of a curator or an uploader.
 *
 * @param hex {@code 0x} and 40 lower-case hexadecimal digits
 */
public record Address(String hex) implements Comparable<Address>, Serializable {
    private static final int LENGTH = 42;

    public Address {
        if (!isAddress(hex)) {
            throw new IllegalArgumentException("not an address of 0x and 40 lower-case hex digits: "
                    + hex.substring(0, Math.min(hex.length(), 2 * LENGTH)));
        }
    }

    private static boolean isAddress(String text) {
        boolean form = text.length() == LENGTH && text.startsWith("0x");
        for (int i = 2; form && i < LENGTH; i++) {
            char c = text.charAt(i);
            form = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        return form;
    }

    /** Accepts any case, checksummed (EIP-55) or not. */
    public static Address parse(String text) {
        return new Address(text.toLowerCase(Locale.ROOT));
    }

    /** @param bytes 20 bytes */
    public static Address of(byte[] bytes) {
        return new Address("0x" + HexFormat.of().formatHex(bytes));
    }

    /** 20 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    @Override
    public int compareTo(Address other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
