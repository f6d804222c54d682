package org.tonemark.nets.dataset;

import java.util.Locale;

/** What a track may be used for. */
public enum Use {
    /** AI origin only. */
    ORIGIN,
    /** Genre and mood only: its coding says nothing about the original's. */
    TAGS,
    /** Both. */
    BOTH;

    boolean origin() {
        return this != TAGS;
    }

    boolean tags() {
        return this != ORIGIN;
    }

    /** @throws IllegalArgumentException if there is no such use */
    static Use of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
