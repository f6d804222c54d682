package org.tonemark.cli.drift;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tonemark.nets.model.Card;
import org.tonemark.nets.model.Cell;
import org.tonemark.nets.model.CellKind;

/**
 * Scores of one family of evidence on the held-out tracks that calibrated a model, or their bandwidths in Hz.
 *
 * @param family its name, or {@link #BANDWIDTH}
 * @param human of human-made tracks, ascending, at least one
 * @param ai of AI-generated tracks, likewise
 */
record CalibrationScores(String family, double[] human, double[] ai) {
    /** Name of the bandwidths. */
    static final String BANDWIDTH = "bandwidth";

    /** Shortest longest window, seconds, of tracks that are like those compared here. */
    static final double MINIMUM_SECONDS = CellKind.LONGEST;

    CalibrationScores {
        human = sorted(human);
        ai = sorted(ai);
    }

    /** Of every family that the card calibrates, and the bandwidths, for tracks of the longest class of duration. */
    static List<CalibrationScores> of(Card card) {
        CellKind longest = new CellKind(MINIMUM_SECONDS, null, null);
        Cell human = Cell.find(card.origin().human(), longest);
        Cell ai = Cell.find(card.origin().ai(), longest);
        Stream<CalibrationScores> families = IntStream.range(
                        0, card.origin().families().size())
                .mapToObj(f -> new CalibrationScores(
                        card.origin().families().get(f).family(),
                        human.families().get(f).sorted(),
                        ai.families().get(f).sorted()));
        return Stream.concat(families, Stream.of(bandwidths(card.origin().bandwidths())))
                .filter(scores -> scores.human.length > 0 && scores.ai.length > 0)
                .toList();
    }

    private static CalibrationScores bandwidths(Card.Bandwidths known) {
        return new CalibrationScores(BANDWIDTH, hertz(known.human()), hertz(known.ai()));
    }

    private static double[] hertz(List<Integer> values) {
        return values.stream().mapToDouble(Integer::intValue).toArray();
    }

    private static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
