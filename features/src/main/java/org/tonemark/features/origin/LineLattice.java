package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The candidate lines of both lattices and of their sub-grids, sorted by frequency, with what demodulation needs. A line
 * stands at f = (k + a/q)·base. Over one hop its phase advances f·hop/fs turns, a rational number with a small
 * denominator, so demodulation reads an exact table of phasors instead of computing sines. Immutable.
 */
final class LineLattice {
    static final double LOW_HZ = 3_000;
    static final double HIGH_HZ = 15_500;

    /** Sub-grids a/q on which tempo loops and synthesisers lock, decoders do not: thirds, fifths, sevenths. */
    static final int[] DENOMINATORS = {3, 5, 7};

    /** Lines this near to multiples of {@link #FORBIDDEN} are dropped. */
    private static final double FORBIDDEN_HZ = 0.6;

    /** Width of an mp3 sub-band at 44.1, 48 and 32 kHz. */
    private static final double[] FORBIDDEN = {689.0625, 750, 500};

    /** One line: its grid's key, its number on that grid, and its demodulation. */
    private record Line(int key, int k, double hertz, int step, int modulus, int offset) {}

    final int size;
    /** Key of the grid of each line, see {@link #key}. */
    final int[] key;
    /** Number k of each line on its grid. */
    final int[] k;
    /** Frequency of each line, ascending. */
    final double[] hertz;
    /** Column of each line's bin in {@link LineSpectra}. */
    final int[] column;
    /** Phase advance over one hop, in table entries. */
    final int[] step;
    /** Entries in one turn. */
    final int[] modulus;
    /** First entry of the line's table. */
    final int[] offset;

    final float[] cos;
    final float[] sin;

    LineLattice(int hop) {
        List<Line> lines = new ArrayList<>();
        int entries = 0;
        List<int[]> tables = new ArrayList<>();
        for (int base = 0; base < LineSpacing.BASES.length; base++) {
            // turns per hop of one base spacing = numerator / denominator, in lowest terms
            int numerator = base == 0 ? 25 * hop : hop;
            int denominator = base == 0 ? LineSpacing.SAMPLE_RATE : 2_048;
            int gcd = gcd(numerator, denominator);
            for (int q : new int[] {1, 3, 5, 7}) {
                int modulus = denominator / gcd * q;
                tables.add(new int[] {entries, modulus});
                for (int a = q == 1 ? 0 : 1; a < q || q == 1 && a == 0; a++) {
                    addGrid(lines, base, a, q, numerator / gcd, modulus, entries);
                }
                entries += modulus;
            }
        }
        lines.sort(Comparator.comparingDouble(Line::hertz).thenComparingInt(Line::key));
        size = lines.size();
        key = lines.stream().mapToInt(Line::key).toArray();
        k = lines.stream().mapToInt(Line::k).toArray();
        hertz = lines.stream().mapToDouble(Line::hertz).toArray();
        column = lines.stream()
                .mapToInt(l -> (int) Math.rint(l.hertz() / LineSpectra.BIN_HZ) - LineSpectra.FIRST)
                .toArray();
        step = lines.stream().mapToInt(Line::step).toArray();
        modulus = lines.stream().mapToInt(Line::modulus).toArray();
        offset = lines.stream().mapToInt(Line::offset).toArray();
        cos = new float[entries];
        sin = new float[entries];
        tables.forEach(t -> fill(t[0], t[1]));
    }

    /** Number of keys. */
    static int keys() {
        return 2 * 64;
    }

    /** Key of the grid with offset a/q on lattice {@code base}; a = 0 with q = 1 is the lattice itself. */
    static int key(int base, int a, int q) {
        return base * 64 + q * 8 + a;
    }

    /** Whether {@code key} is a lattice itself, not a sub-grid. */
    static boolean isWhole(int key) {
        return key % 64 == 8;
    }

    private static void addGrid(List<Line> lines, int base, int a, int q, int numerator, int modulus, int offset) {
        double spacing = LineSpacing.BASES[base];
        for (int k = 0; k <= (int) (HIGH_HZ / spacing) + 1; k++) {
            double f = (k + (double) a / q) * spacing;
            if (f >= LOW_HZ && f <= HIGH_HZ && allowed(f)) {
                int step = (int) ((long) (k * q + a) * numerator % modulus);
                lines.add(new Line(key(base, a, q), k, f, step, modulus, offset));
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

    private void fill(int first, int modulus) {
        for (int i = 0; i < modulus; i++) {
            cos[first + i] = (float) StrictMath.cos(2 * StrictMath.PI * i / modulus);
            sin[first + i] = (float) StrictMath.sin(2 * StrictMath.PI * i / modulus);
        }
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
