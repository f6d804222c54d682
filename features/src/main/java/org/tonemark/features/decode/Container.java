package org.tonemark.features.decode;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** How a container has to be read, told from its first bytes. */
enum Container {
    /** Can be read front to back. */
    STREAMABLE,
    /** The mp4 family: its index may stand at the end, so reading needs seeking. */
    SEEKING;

    /** Bytes needed to tell. */
    static final int MAGIC_BYTES = 12;

    /** Types of the box that may stand first in an ISO base media or QuickTime file. */
    private static final Set<String> BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");

    static Container of(byte[] start, int length) {
        if (length < 8) {
            return STREAMABLE;
        }
        String box = new String(start, 4, 4, StandardCharsets.ISO_8859_1);
        return BOXES.contains(box) ? SEEKING : STREAMABLE;
    }
}
