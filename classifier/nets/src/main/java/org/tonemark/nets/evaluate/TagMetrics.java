package org.tonemark.nets.evaluate;

import java.util.List;
import java.util.Map;

/** Quality of genre and mood, on tracks that the networks did not see; artists may be shared between folds. */
public final class TagMetrics {
    private TagMetrics() {}

    /**
     * Genre.
     *
     * @param accuracy share of tracks with the right likeliest class
     * @param majority share of the largest class: what a constant answer reaches
     * @param labels order of the confusion matrix
     * @param confusion {@code [truth][answer]}, tracks
     * @param unknown tracks whose confidence is below the threshold
     * @param accuracyOfKnown share right among the others
     * @param calibration of the confidence in the answer
     */
    public record Genre(
            Proportion accuracy,
            Proportion majority,
            List<String> labels,
            int[][] confusion,
            Proportion unknown,
            Proportion accuracyOfKnown,
            CalibrationError calibration) {}

    /**
     * Mood.
     *
     * @param correlation Pearson's r of each emotion between answer and share of votes
     * @param mean over the nine
     * @param worst the emotion with the smallest
     */
    public record Mood(int tracks, Map<String, Double> correlation, double mean, String worst) {}
}
