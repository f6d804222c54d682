package org.tonemark.verdict;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a track that was heard before: in a track submitted earlier, or in an entry of a veto catalogue. Times in
 * seconds, rounded to 0.01 s; ratios rounded to 1e-4.
 *
 * @param cid of the earlier track; {@code null} for an entry of a catalogue
 * @param catalogue its name; {@code null} for an earlier track
 * @param entry name of the catalogue's entry; {@code null} for an earlier track
 * @param outcome of the earlier track when this was decided; {@code null} for an entry of a catalogue
 * @param tempoRatio how much faster this track runs than the known one: 1.03 is 3 % faster
 * @param pitchRatio how much higher this track sounds than the known one: 1.03 is half a semitone higher
 * @param score of the match, in the matcher's own scale
 */
public record Known(
        Kind kind,
        @Nullable String cid,
        @Nullable String catalogue,
        @Nullable String entry,
        @Nullable Outcome outcome,
        double startSeconds,
        double endSeconds,
        double knownStartSeconds,
        double knownEndSeconds,
        double tempoRatio,
        double pitchRatio,
        double score) {

    /** How the two are related, closest first. */
    public enum Kind {
        /** A veto catalogue holds the recording. */
        CATALOGUE,
        /** The same recording, at the same speed and pitch, from end to end. */
        DUPLICATE,
        /** The same recording at another speed or pitch, cut, or a long shared part. */
        VARIATION,
        /** A short shared part. */
        PART;

        /** The name in JSON: lower case. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if the name is not one of a kind */
        @JsonCreator
        public static Kind ofJson(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** {@code CID}, or {@code catalogue: entry}. */
    public String name() {
        return cid == null ? catalogue + ": " + entry : cid;
    }
}
