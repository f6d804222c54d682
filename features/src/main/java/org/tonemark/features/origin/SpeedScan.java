package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds decoder lines that were moved by a change of speed: playing at ratio r moves a line from k·d to k·d·r. Every
 * locked line votes for the ratios f/(k·d) within ±5.5 % (a Hough transform; Duda and Hart, Comm. ACM 15, 1972), with the
 * weight log(1 + v), for each spacing. Votes are counted against those of lines at random, as if all locked lines had
 * voted: loops lock everywhere, a decoder on its lines.
 *
 * <p>So many ratios and spacings fit some comb that human loops are found too, with fewer votes than a decoder's lines: the
 * votes are the score, and its null is that of human music searched in the same way. One instance serves one thread.
 */
final class SpeedScan implements PhaseLock.Listener {
    /** A wider range would find spacings of one family as those of the next: 44100/15 and 44100/2^a are 6.7 % apart. */
    private static final double RANGE = 0.055;
    /** Width of a ratio's bin; the votes of three bins count together. A line's frequency is known to some 0.02 Hz. */
    private static final double STEP = 1e-5;

    private static final int BINS = 2 * (int) (RANGE / STEP) + 1;
    /** Nearer to ratio 1 than this the lines are where they were made. */
    private static final double UNMOVED = 2e-4;

    /** v of a locked line: noise alone has one bin in a hundred above. */
    private static final double LOCKED = 7;

    private static final int MOST_LINES = 400;
    private static final double HEAVIEST = 6;

    /** Votes from which a ratio is looked at: eight locked lines. */
    private static final double FEWEST = 8 * Math.log1p(LOCKED);

    /** Standard deviations above chance from which a ratio is looked at: 2 % of human music has as many. */
    static final double ENOUGH = 15;

    /** Finer spacings are those of short notes repeated at a tempo. */
    private static final double FINEST_HZ = 40;

    private static final List<LineSpacing> SPACINGS =
            LineSpacing.ALL.stream().filter(s -> s.hertz() >= FINEST_HZ).toList();

    private record Line(double hertz, double v) {}

    /**
     * A spacing and the ratio it was moved by.
     *
     * @param spacing as the decoder made it
     * @param deviations of its votes above chance; at least {@link #ENOUGH}
     */
    record Candidate(LineSpacing spacing, double ratio, double deviations) {}

    private final List<Line> lines = new ArrayList<>();
    private final double[] votes = new double[BINS];

    void reset() {
        lines.clear();
    }

    @Override
    public void at(int bin, LockSpectrum spectrum) {
        double hertz = spectrum.strongest(bin);
        int cell = spectrum.cell(hertz);
        double v = spectrum.power(cell) / spectrum.nullPower(cell);
        if (v >= LOCKED) {
            lines.add(new Line(hertz, v));
        }
    }

    /** The ratio that most lines agree on; {@code null} when no more do than by chance. */
    @Nullable
    Candidate best() {
        lines.sort(Comparator.comparingDouble(l -> -l.v));
        List<Line> strongest = lines.subList(0, Math.min(MOST_LINES, lines.size()));
        Candidate best = null;
        for (LineSpacing spacing : SPACINGS) {
            Candidate found = best(spacing, strongest);
            if (found != null && (best == null || found.deviations > best.deviations)) {
                best = found;
            }
        }
        return best;
    }

    private @Nullable Candidate best(LineSpacing spacing, List<Line> strongest) {
        Arrays.fill(votes, 0);
        double mean = 0;
        double variance = 1e-9;
        for (Line line : strongest) {
            double weight = Math.min(HEAVIEST, Math.log1p(line.v));
            double share = 3 * vote(line.hertz / spacing.hertz(), weight) / (double) BINS;
            mean += weight * share;
            variance += weight * weight * share;
        }
        int unmoved = (int) (UNMOVED / STEP);
        int top = -1;
        double most = 0;
        for (int b = 1; b < BINS - 1; b++) {
            double sum = votes[b - 1] + votes[b] + votes[b + 1];
            if (sum > most && Math.abs(b - BINS / 2) > unmoved) {
                most = sum;
                top = b;
            }
        }
        double all = Math.max(1, lines.size() / (double) MOST_LINES);
        double deviations = (most - mean) / Math.sqrt(variance * all);
        return most < FEWEST || deviations < ENOUGH ? null : new Candidate(spacing, ratio(top), deviations);
    }

    /** Votes for every ratio that a line may have; returns their number. */
    private int vote(double multiple, double weight) {
        int from = Math.max(1, (int) Math.ceil(multiple / (1 + RANGE)));
        int to = (int) Math.floor(multiple / (1 - RANGE));
        int count = 0;
        for (int k = from; k <= to; k++) {
            int bin = (int) Math.rint((multiple / k - 1) / STEP) + BINS / 2;
            if (bin >= 0 && bin < BINS) {
                votes[bin] += weight;
                count++;
            }
        }
        return count;
    }

    /** Centre of mass of the three bins. */
    private double ratio(int bin) {
        double sum = votes[bin - 1] + votes[bin] + votes[bin + 1];
        double shift = (votes[bin + 1] - votes[bin - 1]) / sum;
        return 1 + (bin + shift - BINS / 2) * STEP;
    }
}
