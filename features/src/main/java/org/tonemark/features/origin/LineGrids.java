package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every frequency at which the phase lock is read, sorted by STFT bin: for each spacing d the lines k·d and those of
 * twelve sub-grids (k + a/q)·d, q = 3, 5, 7, on which tempo loops and synthesisers lock and decoders do not. Immutable.
 */
final class LineGrids {
    static final double LOW_HZ = 3_000;
    static final double HIGH_HZ = 15_500;
    /** Grids of a spacing: its lines, then the sub-grids. */
    static final int PER_SPACING = 1 + 2 + 4 + 6;

    /** Lines this near to multiples of {@link #FORBIDDEN} are dropped. */
    private static final double FORBIDDEN_HZ = 0.6;

    /** Width of an mp3 sub-band at 44.1, 48 and 32 kHz. */
    private static final double[] FORBIDDEN = {689.0625, 750, 500};

    private record Line(int grid, double hertz) {
        int bin() {
            return (int) Math.rint(hertz / LineSpectra.BIN_HZ);
        }
    }

    /** The spacings. */
    final List<LineSpacing> spacings;
    /** Number of lines. */
    final int size;
    /** Grid of each line: spacing·13, plus 0 for the spacing's own lines. */
    final int[] grid;
    /** Frequency of each line. */
    final double[] hertz;
    /** STFT bin of each line, ascending. */
    final int[] bin;

    LineGrids(List<LineSpacing> spacings) {
        this.spacings = List.copyOf(spacings);
        List<Line> lines = new ArrayList<>();
        for (int s = 0; s < spacings.size(); s++) {
            double d = spacings.get(s).hertz();
            int grid = s * PER_SPACING;
            add(lines, grid++, d, 0);
            for (int q = 3; q <= 7; q += 2) {
                for (int a = 1; a < q; a++) {
                    add(lines, grid++, d, (double) a / q);
                }
            }
        }
        lines.sort(
                Comparator.comparingInt(Line::bin).thenComparingInt(Line::grid).thenComparingDouble(Line::hertz));
        size = lines.size();
        grid = lines.stream().mapToInt(Line::grid).toArray();
        hertz = lines.stream().mapToDouble(Line::hertz).toArray();
        bin = lines.stream().mapToInt(Line::bin).toArray();
    }

    /** Whether line {@code i} belongs to a spacing itself, not to a sub-grid. */
    boolean isWhole(int i) {
        return grid[i] % PER_SPACING == 0;
    }

    private static void add(List<Line> lines, int grid, double d, double offset) {
        for (int k = (int) (LOW_HZ / d) - 1; k <= (int) (HIGH_HZ / d) + 1; k++) {
            double f = (k + offset) * d;
            if (f >= LOW_HZ && f <= HIGH_HZ && allowed(f)) {
                lines.add(new Line(grid, f));
            }
        }
    }

    private static boolean allowed(double hertz) {
        for (double width : FORBIDDEN) {
            if (Math.abs(hertz - width * Math.rint(hertz / width)) <= FORBIDDEN_HZ) {
                return false;
            }
        }
        return true;
    }
}
