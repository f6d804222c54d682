package org.tonemark.cli.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HexFormat;

/**
 * What a catalogue says of itself (docs/catalogue-format.md).
 *
 * @param name lower-case letters, digits and hyphens, at most 40
 * @param version from 1; a later one replaces an earlier one
 * @param created time of signing, ISO 8601
 * @param signer address of the key that signed, {@code 0x…}
 * @param note one line on what it holds and on whose word, at most 500 characters
 * @param entries number of recordings
 * @param cids number of CIDs that are denied without being listened to
 */
record CatalogueHeader(String name, int version, String created, String signer, String note, int entries, int cids) {
    static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

    /** Name, version and digest, as verdicts carry it. */
    @JsonIgnore
    String label(byte[] digest) {
        return name + " " + version + " " + HexFormat.of().formatHex(digest, 0, 8);
    }
}
