package org.tonemark.cli.drift;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tonemark.nets.calibrate.ConformalTable;
import org.tonemark.nets.model.Card;

/**
 * Scores of one kind on the held-out tracks that calibrated a model.
 *
 * @param family name of a family of evidence, or {@link #LIKELIHOOD}
 * @param human of human-made tracks, ascending; empty where the card holds none
 * @param ai of AI-generated tracks, likewise
 */
record CalibrationScores(String family, double[] human, double[] ai) {
    /** The calibrated likelihood, taken as a score. */
    static final String LIKELIHOOD = "likelihood";

    /** Shortest longest window, seconds, of tracks that are like those compared here. */
    static final double MINIMUM_SECONDS = 12.5;

    CalibrationScores {
        human = sorted(human);
        ai = sorted(ai);
    }

    /** Of every family that the card calibrates, for tracks of the longest class of duration. */
    static List<CalibrationScores> of(Card card) {
        return card.origin().families().stream()
                .map(family -> new CalibrationScores(family.family(), longest(family.human()), new double[0]))
                .filter(scores -> scores.human.length > 0)
                .toList();
    }

    private static double[] longest(List<Card.DurationTable> tables) {
        return tables.stream()
                .max(Comparator.comparingDouble(Card.DurationTable::minimumSeconds))
                .map(Card.DurationTable::table)
                .map(ConformalTable::sorted)
                .orElse(new double[0]);
    }

    private static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
