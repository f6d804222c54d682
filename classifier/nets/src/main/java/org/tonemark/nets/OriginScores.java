package org.tonemark.nets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Rounding;
import org.tonemark.verdict.Verdict;

/**
 * Scores of AI origin for one track.
 *
 * @param aiLikelihood calibrated probability, 0 … 1
 * @param rawScore the network's score before calibration (log-odds of the window networks, pooled over the track); the
 *     scale of the conformal table
 * @param humanPValue share of held-out human tracks with at least this raw score, (1 + #)/(n + 1); {@code null} when the
 *     table has too few tracks
 * @param generator family of generators, {@code null} when unknown
 * @param segments calibrated likelihood of each window, in time order
 * @param evidence what was seen, strongest first
 */
public record OriginScores(
        double aiLikelihood,
        double rawScore,
        @Nullable Double humanPValue,
        @Nullable String generator,
        List<Verdict.Segment> segments,
        List<Verdict.Evidence> evidence) {

    public OriginScores {
        segments = List.copyOf(segments);
        evidence = List.copyOf(evidence);
    }

    /** The part of a verdict, rounded to 1e-4. */
    public Verdict.Origin toVerdict() {
        return new Verdict.Origin(
                Rounding.round4(aiLikelihood),
                humanPValue == null ? null : Rounding.round4(humanPValue),
                generator,
                evidence.stream().map(OriginScores::rounded).toList(),
                segments.stream().map(OriginScores::rounded).toList());
    }

    private static Verdict.Evidence rounded(Verdict.Evidence e) {
        Double quantile = e.nullQuantile();
        return new Verdict.Evidence(
                e.family(), e.name(), Rounding.round4(e.score()), quantile == null ? null : Rounding.round4(quantile));
    }

    private static Verdict.Segment rounded(Verdict.Segment s) {
        return new Verdict.Segment(s.startSeconds(), s.endSeconds(), Rounding.round4(s.aiLikelihood()));
    }
}
