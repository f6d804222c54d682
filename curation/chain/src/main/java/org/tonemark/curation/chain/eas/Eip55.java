package org.tonemark.curation.chain.eas;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.hash.Keccak;

/** Addresses with a checksum in the case of their letters (EIP-55). */
public final class Eip55 {
    private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{40}");

    private Eip55() {}

    /** {@code 0x} and 40 digits, letters in the case that the checksum gives. */
    public static String of(Address address) {
        String digits = address.hex().substring(2);
        String hash = HexFormat.of().formatHex(Keccak.hash(digits.getBytes(StandardCharsets.US_ASCII)));
        StringBuilder out = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            out.append(hash.charAt(i) >= '8' ? Character.toUpperCase(c) : c);
        }
        return out.toString();
    }

    /**
     * @param text in lower case, or with a right checksum
     * @throws IllegalArgumentException for anything else, with one line that says what is wrong
     */
    public static Address parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an address is 0x and 40 hexadecimal digits");
        }
        Address address = new Address(text.toLowerCase(Locale.ROOT));
        if (!text.equals(address.hex()) && !text.equals(of(address))) {
            throw new IllegalArgumentException(
                    "the checksum of address " + text + " is wrong: a digit is, or the case of a letter");
        }
        return address;
    }
}
