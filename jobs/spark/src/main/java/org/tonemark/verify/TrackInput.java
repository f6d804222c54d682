package org.tonemark.verify;

import java.io.Serializable;

/** One thing the operator asked to verify. Every input ends in the results, whatever becomes of it. */
public sealed interface TrackInput extends Serializable {
    /** What the operator named, as it stands in results: a path, a CID, a manifest's line. */
    String name();

    /** @param path absolute path of a file that may or may not be there */
    record LocalFile(String name, String path) implements TrackInput {}

    /** @param cid version 1, base32 */
    record Content(String name, String cid) implements TrackInput {}

    /**
     * An input without bytes: a bad line of a manifest, a dangling link.
     *
     * @param code reason, upper snake case
     * @param detail one line for the operator
     */
    record Unusable(String name, String code, String detail) implements TrackInput {}
}
