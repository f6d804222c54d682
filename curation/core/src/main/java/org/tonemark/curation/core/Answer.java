package org.tonemark.curation.core;

import java.util.Locale;

/** What a ballot says of a claim. */
public enum Answer {
    YES,
    NO,
    /** Seen, and not known: counts in the panel's weight and for neither side. */
    UNSURE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Lower case, as signed and written. */
    public String text() {
        return text;
    }

    /** @throws IllegalArgumentException for any text but yes, no, unsure */
    public static Answer parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
