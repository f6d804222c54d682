package org.tonemark.nets.dataset;

import java.util.Locale;

/** What is known of a track's origin. */
public enum Label {
    /** Generated. */
    AI,
    /** Human-made. */
    HUMAN,
    /** Human-made, then passed through a neural codec or Griffin-Lim: a negative for "AI-generated". */
    HUMAN_CODEC;

    /** The spelling in manifests: lower case with a hyphen. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is no such label */
    static Label of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
