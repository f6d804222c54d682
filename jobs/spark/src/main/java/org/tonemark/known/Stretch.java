package org.tonemark.known;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.fingerprint.Match;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Rounding;

/**
 * A stretch that a track shares with another, as it is kept: places in seconds, rounded to 0.01 s; ratios and score to
 * 1e-4.
 *
 * @param id of the other: a CID, or the name of a catalogue's entry
 * @param tempo of the track over that of the other
 * @param pitch of the track over that of the other
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Stretch(
        @JsonProperty("i") String id,
        @JsonProperty("s") double start,
        @JsonProperty("e") double end,
        @JsonProperty("ks") double knownStart,
        @JsonProperty("ke") double knownEnd,
        @JsonProperty("t") double tempo,
        @JsonProperty("p") double pitch,
        @JsonProperty("q") double score)
        implements Serializable {

    static Stretch of(Match match) {
        return new Stretch(
                match.id(),
                hundredths(match.query().startSeconds()),
                hundredths(match.query().endSeconds()),
                hundredths(match.reference().startSeconds()),
                hundredths(match.reference().endSeconds()),
                Rounding.round4(1 / match.timeRatio()),
                Rounding.round4(match.pitchRatio()),
                Rounding.round4(match.score()));
    }

    /** The same stretch as the other one sees it. @param from the track that this one belongs to */
    Stretch reversed(String from) {
        return new Stretch(
                from, knownStart, knownEnd, start, end, Rounding.round4(1 / tempo), Rounding.round4(1 / pitch), score);
    }

    /** As evidence on an earlier track. */
    Known earlier(Known.Kind kind, @Nullable Outcome outcome) {
        return new Known(kind, id, null, null, outcome, start, end, knownStart, knownEnd, tempo, pitch, score);
    }

    /** As evidence from a catalogue. */
    Known veto(String catalogue) {
        return new Known(
                Known.Kind.CATALOGUE, null, catalogue, id, null, start, end, knownStart, knownEnd, tempo, pitch, score);
    }

    private static double hundredths(double seconds) {
        return Math.round(Math.max(0, seconds) * 100) / 100.0;
    }
}
