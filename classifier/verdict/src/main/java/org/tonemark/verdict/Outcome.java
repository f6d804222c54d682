package org.tonemark.verdict;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the network does with a track. */
public enum Outcome {
    /** AI origin shown. */
    ACCEPTED,
    /** A curator must look. */
    REVIEW,
    /** Not shown to be AI-generated; the uploader may appeal. */
    REJECTED,
    /** The bytes are there and are no measurable audio. */
    UNREADABLE;

    /** The name in JSON and Parquet: lower case. */
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the name is not one of an outcome */
    @JsonCreator
    public static Outcome ofJson(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
