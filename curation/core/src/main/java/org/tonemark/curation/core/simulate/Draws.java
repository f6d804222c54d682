package org.tonemark.curation.core.simulate;

/** Random choices of a simulation. */
final class Draws {
    private Draws() {}

    /** {@code count} different numbers of 0 … n − 1 (Fisher–Yates, the first places). */
    static int[] sample(Dice dice, int purpose, long what, int n, int count) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        int[] out = new int[Math.min(n, count)];
        for (int i = 0; i < out.length; i++) {
            int j = i + (int) (dice.uniform(purpose, what, i) * (n - i));
            int chosen = all[j];
            all[j] = all[i];
            out[i] = chosen;
        }
        return out;
    }
}
