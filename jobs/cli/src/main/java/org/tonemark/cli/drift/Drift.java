package org.tonemark.cli.drift;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a batch lies in the range of the tracks that calibrated the model.
 *
 * @param state what can be said
 * @param tracks that were compared
 * @param findings where the batch lies outside, the strongest of each family and end; empty unless {@link State#LEFT}
 * @param mix tracks by codec and class of sample rate, for people
 */
public record Drift(State state, int tracks, List<Finding> findings, Map<String, Integer> mix) {
    /** Chance that a batch of tracks like those of calibration is reported, at most. */
    public static final double FALSE_ALARM_RATE = 0.01;
    /** Fewer tracks are not compared. */
    public static final int FEWEST_TRACKS = 30;

    /** What can be said. */
    public enum State {
        /** No test found a difference; a small batch can hide one. */
        WITHIN,
        /** At least one family's scores, or the bandwidths, lie further out than calibration allows. */
        LEFT,
        /** Fewer than 30 comparable tracks. */
        TOO_FEW_TRACKS,
        /** The model's card holds no scores to compare with. */
        NO_REFERENCE
    }

    /**
     * More tracks beyond a bound than calibration has there.
     *
     * @param family of evidence, or {@code bandwidth}
     * @param side {@code low} or {@code high}
     * @param bound score, or Hz
     * @param beyond tracks of the batch beyond the bound
     * @param share of the compared tracks
     * @param expected share of the calibration tracks beyond it, the larger of human and AI
     * @param pValue of the test, before the correction for several tests
     */
    public record Finding(
            String family, String side, double bound, int beyond, double share, double expected, double pValue) {
        String sentence() {
            boolean hertz = family.equals(CalibrationScores.BANDWIDTH);
            return String.format(
                    Locale.ROOT,
                    "%s: %.1f %% of tracks %s %s %s, of calibration tracks %.1f %%",
                    family,
                    100 * share,
                    hertz ? "end" : "score",
                    side.equals("low") ? "below" : "above",
                    String.format(Locale.ROOT, hertz ? "%.0f Hz" : "%.2f", bound),
                    100 * expected);
        }
    }

    /** One line for the operator; empty when there is nothing to warn of. */
    public String warning() {
        return state != State.LEFT
                ? ""
                : "Drift: this batch of " + tracks + " tracks lies outside the range that the model was calibrated on ("
                        + findings.stream().map(Finding::sentence).collect(Collectors.joining("; "))
                        + "): its likelihoods and p-values may not hold. Tracks that the model was trained on look so too.";
    }
}
