package org.tonemark.curation.console.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Base32;

/**
 * CIDs as they stand in addresses and forms: version 1 in base32, {@code raw} or {@code dag-pb}, sha2-256, the canonical
 * spelling only. So one track has one address, and a CID is safe as part of a file's name.
 */
public final class TrackCid {
    private static final Pattern FORM = Pattern.compile("b[a-z2-7]{58}");
    private static final Base32 BASE32 = Base32.builder().get();

    private TrackCid() {}

    public static Optional<String> of(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.substring(1).toUpperCase(java.util.Locale.ROOT);
        byte[] bytes = BASE32.decode(digits);
        boolean known = bytes.length == 36
                && bytes[0] == 1
                && (bytes[1] == 0x55 || bytes[1] == 0x70)
                && bytes[2] == 0x12
                && bytes[3] == 32;
        boolean canonical = BASE32.encodeToString(bytes).replace("=", "").equals(digits);
        return known && canonical ? Optional.of(text) : Optional.empty();
    }

    /** @throws ProblemException for anything else */
    public static String require(String text) {
        return of(text).orElseThrow(() -> ProblemException.invalid(
                "INVALID_CID", "write the CID as version 1 in base32: b and 58 characters, as tonemark prints it"));
    }
}
