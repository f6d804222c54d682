package org.tonemark.nets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Rounding;
import org.tonemark.verdict.Verdict;

/**
 * Scores of AI origin for one track.
 *
 * @param aiLikelihood calibrated probability, 0 … 1
 * @param rawScore sum of the families before calibration, mean over the windows
 * @param humanPValue share of held-out human tracks with at least this acceptance statistic, (1 + #)/(n + 1)
 * @param aiPValue share of held-out AI tracks with at most this raw score, likewise
 * @param calibration the cells of held-out tracks that the p-values come from
 * @param generator which one; {@code null} when the model knows none
 * @param segments calibrated likelihood of each window, in time order
 * @param evidence what was seen, strongest first
 */
public record OriginScores(
        double aiLikelihood,
        double rawScore,
        double humanPValue,
        double aiPValue,
        Verdict.Calibration calibration,
        @Nullable Generator generator,
        List<Verdict.Segment> segments,
        List<Verdict.Evidence> evidence) {

    public OriginScores {
        segments = List.copyOf(segments);
        evidence = List.copyOf(evidence);
    }

    /**
     * Which generator.
     *
     * @param name family of generators, {@code null} when unknown
     * @param probability of the likeliest one, named or not
     * @param novelty how far the evidence is from all that the model knows, 0 … 1
     */
    public record Generator(@Nullable String name, double probability, double novelty) {}

    /** The part of a verdict, rounded to 1e-4. */
    public Verdict.Origin toVerdict() {
        return new Verdict.Origin(
                Rounding.round4(aiLikelihood),
                Rounding.round4(humanPValue),
                generator == null ? null : generator.name(),
                evidence.stream().map(OriginScores::rounded).toList(),
                segments.stream().map(OriginScores::rounded).toList(),
                Rounding.round4(aiPValue),
                generator == null ? null : Rounding.round4(generator.probability()),
                generator == null ? null : Rounding.round4(generator.novelty()),
                calibration);
    }

    /** The same with other evidence. */
    OriginScores withEvidence(List<Verdict.Evidence> other) {
        return new OriginScores(aiLikelihood, rawScore, humanPValue, aiPValue, calibration, generator, segments, other);
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
