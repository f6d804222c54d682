package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tonemark.features.spectrum.FastLog;

/**
 * Scores every spacing by the lock spectra of its lines. S(grid) is the mean over the grid's lines of log(1 + v), up to
 * the end of content; zl compares S of the lines with S at twenty nearby frequencies, zc with the best sub-grid. A
 * decoder is locked on its lines alone. One instance serves one thread.
 */
final class PhaseLock {
    private static final int MIN_LINES = 8;
    private static final int DELTAS = 2 * LockSpectrum.PAIRS;
    private static final double LN2 = 0.693147180559945309;

    private final LineGrids grids;
    private final LockSpectrum spectrum;
    /** log(1 + v) of each line measured last. */
    private final double[] lock;

    private final double[] sums;
    private final int[] counts;
    private final double[] nullSums;

    PhaseLock(LineGrids grids, int hop) {
        this.grids = grids;
        this.spectrum = new LockSpectrum(hop);
        this.lock = new double[grids.size];
        this.sums = new double[grids.spacings.size() * LineGrids.PER_SPACING];
        this.counts = new int[sums.length];
        this.nullSums = new double[grids.spacings.size() * DELTAS];
    }

    /** What else reads the lock spectra, each bin once. */
    interface Listener {
        /** @param bin of the STFT */
        void at(int bin, LockSpectrum spectrum);
    }

    /** Scores of the grids' spacings from the lines up to {@code endHz}. */
    List<LineScore> measure(LineSpectra spectra, double endHz, Listener listener) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        Arrays.fill(nullSums, 0);
        int loaded = -1;
        for (int i = 0; i < grids.size; i++) {
            if (grids.hertz[i] > endHz) {
                continue;
            }
            if (grids.bin[i] != loaded) {
                loaded = grids.bin[i];
                spectrum.load(spectra, loaded - LineSpectra.FIRST);
                listener.at(loaded, spectrum);
            }
            measureLine(i);
        }
        List<LineScore> scores = new ArrayList<>();
        for (int s = 0; s < grids.spacings.size(); s++) {
            scores.add(score(s));
        }
        return scores;
    }

    private void measureLine(int i) {
        int cell = spectrum.cell(grids.hertz[i]);
        double scale = 1 / spectrum.nullPower(cell);
        lock[i] = log1p(spectrum.power(cell) * scale);
        sums[grids.grid[i]] += lock[i];
        counts[grids.grid[i]]++;
        if (grids.isWhole(i)) {
            int at = grids.grid[i] / LineGrids.PER_SPACING * DELTAS;
            for (int d = 0; d < DELTAS; d++) {
                nullSums[at + d] += log1p(spectrum.powerNear(cell, d) * scale);
            }
        }
    }

    /** log(1 + v) to 3e-7. */
    private static double log1p(double v) {
        return LN2 * FastLog.log2((float) (1 + v));
    }

    private LineScore score(int s) {
        LineSpacing spacing = grids.spacings.get(s);
        int grid = s * LineGrids.PER_SPACING;
        int n = counts[grid];
        if (n < MIN_LINES) {
            return new LineScore(spacing, n, 0, 0, 0);
        }
        double mean = sums[grid] / n;
        double best = Double.NEGATIVE_INFINITY;
        for (int g = grid + 1; g < grid + LineGrids.PER_SPACING; g++) {
            if (counts[g] > 0) {
                best = Math.max(best, sums[g] / counts[g]);
            }
        }
        return new LineScore(spacing, n, mean, nullScore(s, n, mean), (mean - best) / (0.5 / Math.sqrt(n) + 0.05));
    }

    private double nullScore(int s, int n, double mean) {
        double sum = 0;
        for (int d = 0; d < DELTAS; d++) {
            sum += nullSums[s * DELTAS + d] / n;
        }
        double nullMean = sum / DELTAS;
        double squares = 0;
        for (int d = 0; d < DELTAS; d++) {
            double off = nullSums[s * DELTAS + d] / n - nullMean;
            squares += off * off;
        }
        return (mean - nullMean) / (Math.sqrt(squares / DELTAS) + 0.02);
    }

    /** The {@code limit} best-locked lines of a spacing measured last, best first, in Hz. */
    double[] bestLines(int spacing, double endHz, int limit) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < grids.size; i++) {
            if (grids.grid[i] == spacing * LineGrids.PER_SPACING && grids.hertz[i] <= endHz) {
                lines.add(i);
            }
        }
        return lines.stream()
                .sorted((a, b) -> Double.compare(lock[b], lock[a]))
                .limit(limit)
                .mapToDouble(i -> grids.hertz[i])
                .toArray();
    }
}
