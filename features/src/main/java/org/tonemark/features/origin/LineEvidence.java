package org.tonemark.features.origin;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decoder lines of one window.
 *
 * @param scores one per {@link LineSpacing#ALL}, in that order; zeros where fewer than 8 lines fit
 * @param contentEndHz end of content, at most 15,500 Hz; negative for silence
 * @param best index into {@code scores} of the spacing with the largest {@link LineScore#score()}
 * @param score s, that score; 0 where no spacing has enough lines
 * @param halved share of that score that the lines have at half the spacing too; {@link LineScore#halved}
 * @param lrConst follows its band rather than being constant: median log likelihood ratio over its 40 best
 *     lines; 0 where {@code score} is below 1
 * @param lrWide follows its band rather than the whole programme: as {@code lrConst}
 * @param weakestThird how well these lines are locked in the third of the window where they are least: mean of
 *     log(1 + v), about 0.7 for noise; 0 where {@code score} is below 1
 * @param moved lines found at another speed; {@code null} where none are, and where lines speak at speed 1
 * @param comb z of the magnitude comb of each spacing
 */
public record LineEvidence(
        List<LineScore> scores,
        double contentEndHz,
        int best,
        double score,
        double halved,
        double lrConst,
        double lrWide,
        double weakestThird,
        @Nullable MovedLines moved,
        List<Double> comb) {
    /** Copies the lists. */
    public LineEvidence {
        scores = List.copyOf(scores);
        comb = List.copyOf(comb);
    }

    /** Largest z of the magnitude comb: how far lines stand out of the level around them, locked or not. */
    public double loudest() {
        return comb.stream().mapToDouble(z -> z).max().orElse(0);
    }

    /** Largest score of each of {@link LineSpacing#FAMILIES}, in their order. */
    public double[] familyScores() {
        double[] best = new double[LineSpacing.FAMILIES.size()];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (LineScore s : scores) {
            best[s.spacing().family()] = Math.max(best[s.spacing().family()], s.score());
        }
        return best;
    }
}
