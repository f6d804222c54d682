package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An Ethereum account: the identity of a curator or an uploader.
 *
 * @param hex {@code 0x} and 40 lower-case hexadecimal digits
 */
public record Address(String hex) implements Comparable<Address>, Serializable {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{40}");

    public Address {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not an address of 0x and 40 lower-case hex digits: " + hex);
        }
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
