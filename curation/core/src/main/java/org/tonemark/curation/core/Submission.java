package org.tonemark.curation.core;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Outcome;

/**
 * A track that an uploader put forward, with the machine's verdict on it.
 *
 * @param outcome the verdict's: {@code ACCEPTED} asks for a quality panel, {@code REVIEW} for origin and quality; the
 *     others open no case
 * @param nearDuplicateOf CID of a track already submitted that this one repeats, whose case it inherits; {@code null}
 *     when none
 * @param recordCid CID of the uploader's signed generation record; {@code null} without one
 * @param epoch the epoch it was made in
 */
public record Submission(
        String cid,
        Address uploader,
        Outcome outcome,
        @Nullable String nearDuplicateOf,
        @Nullable String recordCid,
        long epoch)
        implements Comparable<Submission>, Serializable {
    @Override
    public int compareTo(Submission other) {
        return cid.compareTo(other.cid);
    }
}
