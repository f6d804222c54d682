package org.tonemark.features.origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scores of every spacing from the locks of the lattices' lines: a spacing m·base takes every m-th line. */
final class GridScores {
    private static final int MIN_LINES = 8;

    private final LineLattice lattice;
    private final PhaseLock locks;
    /** Lines of each key, ascending in k. */
    private final int[][] byKey = new int[LineLattice.keys()][];

    GridScores(LineLattice lattice, PhaseLock locks) {
        this.lattice = lattice;
        this.locks = locks;
        int[] counts = new int[LineLattice.keys()];
        for (int key : lattice.key) {
            counts[key]++;
        }
        for (int key = 0; key < counts.length; key++) {
            byKey[key] = new int[counts[key]];
            counts[key] = 0;
        }
        for (int i = 0; i < lattice.size; i++) {
            byKey[lattice.key[i]][counts[lattice.key[i]]++] = i;
        }
    }

    List<LineScore> score(int measured) {
        List<LineScore> scores = new ArrayList<>();
        for (LineSpacing spacing : LineSpacing.ALL) {
            scores.add(score(spacing, measured));
        }
        return scores;
    }

    /** Indices of the measured lines of {@code spacing} itself, ascending. */
    int[] lines(LineSpacing spacing, int measured) {
        int[] grid = byKey[LineLattice.key(spacing.base(), 0, 1)];
        int[] out = new int[grid.length];
        int n = 0;
        for (int i : grid) {
            if (i < measured && lattice.k[i] % spacing.multiple() == 0) {
                out[n++] = i;
            }
        }
        return Arrays.copyOf(out, n);
    }

    private LineScore score(LineSpacing spacing, int measured) {
        int[] lines = lines(spacing, measured);
        if (lines.length < MIN_LINES) {
            return new LineScore(spacing, lines.length, 0, 0, 0);
        }
        double lock = 0;
        for (int i : lines) {
            lock += locks.lock[i];
        }
        lock /= lines.length;
        return new LineScore(
                spacing,
                lines.length,
                lock,
                nullScore(lines, lock),
                subgridScore(spacing, lines.length, lock, measured));
    }

    private double nullScore(int[] lines, double lock) {
        int deltas = 2 * PhaseLock.PAIRS;
        double sum = 0;
        double squares = 0;
        double[] means = new double[deltas];
        for (int i : lines) {
            for (int d = 0; d < deltas; d++) {
                means[d] += locks.nullLock[i * deltas + d] / lines.length;
            }
        }
        for (double m : means) {
            sum += m;
        }
        double mean = sum / deltas;
        for (double m : means) {
            squares += (m - mean) * (m - mean);
        }
        return (lock - mean) / (Math.sqrt(squares / deltas) + 0.02);
    }

    private double subgridScore(LineSpacing spacing, int n, double lock, int measured) {
        double best = Double.NEGATIVE_INFINITY;
        for (int q : LineLattice.DENOMINATORS) {
            for (int a = 1; a < q; a++) {
                if (spacing.multiple() * a % q != 0) {
                    best = Math.max(best, subgridLock(spacing, a, q, measured));
                }
            }
        }
        return best == Double.NEGATIVE_INFINITY ? 0 : (lock - best) / (0.5 / Math.sqrt(n) + 0.05);
    }

    /** Mean lock at (k + a/q)·d; −∞ without lines. On the base lattice these are (m·k + ⌊ma/q⌋ + (ma mod q)/q)·base. */
    private double subgridLock(LineSpacing spacing, int a, int q, int measured) {
        int m = spacing.multiple();
        int whole = m * a / q;
        double sum = 0;
        int n = 0;
        for (int i : byKey[LineLattice.key(spacing.base(), m * a % q, q)]) {
            if (i < measured && Math.floorMod(lattice.k[i] - whole, m) == 0) {
                sum += locks.lock[i];
                n++;
            }
        }
        return n == 0 ? Double.NEGATIVE_INFINITY : sum / n;
    }
}
