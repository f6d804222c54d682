package org.tonemark.nets;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.tonemark.features.Decimals;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.LineSpacing;
import org.tonemark.features.origin.MovedLines;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;
import org.tonemark.verdict.EvidenceFamily;
import org.tonemark.verdict.Verdict;

/** Names the evidence of decoder lines by the spacing of the strongest window. */
final class LineNames {
    private LineNames() {}

    static OriginScores apply(OriginScores scores, TrackMeasurement measurement) {
        LineEvidence best = measurement.windows().stream()
                .map(WindowMeasurement::lines)
                .max(Comparator.comparingDouble(LineEvidence::score))
                .orElseThrow();
        MovedLines moved = measurement.windows().stream()
                .map(w -> w.lines().moved())
                .filter(Objects::nonNull)
                .max(Comparator.comparingDouble(MovedLines::score))
                .orElse(null);
        String from = moved == null
                ? ""
                : String.format(Locale.ROOT, "%s at speed %.4f", spacing(moved.spacing()), moved.ratio());
        String there = best.score() > 0 ? spacing(best.scores().get(best.best()).spacing()) : "no locked lines";
        String name = moved != null && moved.score() > best.score() ? from : there;
        return scores.withEvidence(
                scores.evidence().stream().map(e -> named(e, name, from)).toList());
    }

    private static Verdict.Evidence named(Verdict.Evidence e, String name, String moved) {
        return switch (e.family()) {
            case EvidenceFamily.DECODER_LINES, EvidenceFamily.CODEC_LINES ->
                new Verdict.Evidence(e.family(), name, e.score(), e.nullQuantile());
            case EvidenceFamily.ADDED_TONES ->
                new Verdict.Evidence(e.family(), name + ", not as a decoder's are", e.score(), e.nullQuantile());
            case EvidenceFamily.PASSING_LINES ->
                new Verdict.Evidence(e.family(), name + ", in a part of a window only", e.score(), e.nullQuantile());
            case EvidenceFamily.MOVED_LINES -> new Verdict.Evidence(e.family(), moved, e.score(), e.nullQuantile());
            default -> e;
        };
    }

    /** {@code spacing 200 Hz}, {@code spacing 86.13 Hz}. */
    private static String spacing(LineSpacing spacing) {
        return "spacing " + Decimals.trimmed(spacing.hertz(), 2) + " Hz";
    }
}
