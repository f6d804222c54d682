package org.tonemark.features.resample;

import java.util.Arrays;

/**
 * Resamples a fixed number of whole periods of a ratio at once. Outputs of one phase share their coefficients, and their
 * inputs lie one period apart: with the input laid out by its place in the period, they are sums of rows.
 */
final class PeriodBatch {
    private static final int PERIODS = 256;
    private static final int LONGEST_PERIOD = 1024;

    private final PolyphaseBank bank;
    private final int periods;

    /** {@code [place][period]}, places from a period's start on; empty where periods are too long to gather many. */
    private final float[][] rows;

    private final float[] sums;

    PeriodBatch(PolyphaseBank bank) {
        this.bank = bank;
        boolean gathered = bank.step <= LONGEST_PERIOD && bank.step != bank.phases;
        periods = gathered ? PERIODS : 1;
        rows = new float[gathered ? bank.step + bank.taps : 0][PERIODS];
        sums = new float[PERIODS];
    }

    /** Input samples that a batch uses up. */
    int inputTaken() {
        return periods * bank.step;
    }

    /** Input samples that have to be there: those used up, and the taps of the last output. */
    int inputNeeded() {
        return inputTaken() + bank.taps;
    }

    int outputGiven() {
        return periods * bank.phases;
    }

    /** Filters {@code in}, from its start on, into {@code out}; returns how many samples it wrote. */
    int run(float[] in, float[] out, int offset) {
        if (rows.length == 0) {
            one(in, out, offset, outputGiven());
        } else {
            layOut(in);
            for (int output = 0; output < bank.phases; output++) {
                sumRows(output);
                for (int p = 0, at = offset + output; p < PERIODS; p++, at += bank.phases) {
                    out[at] = sums[p];
                }
            }
        }
        return outputGiven();
    }

    /** Filters one output after the other; the sums have the same order, so it does not matter which way is taken. */
    void one(float[] in, float[] out, int offset, int count) {
        for (int i = 0; i < count; i++) {
            long place = (long) i * bank.step;
            int h = (int) (place % bank.phases) * bank.taps;
            out[offset + i] = dot(bank.coefficients, h, in, (int) (place / bank.phases));
        }
    }

    private float dot(float[] h, int hAt, float[] x, int xAt) {
        float sum = 0;
        for (int j = 0; j < bank.taps; j += PolyphaseBank.GROUP) {
            int a = hAt + j;
            int b = xAt + j;
            sum += h[a] * x[b] + h[a + 1] * x[b + 1] + h[a + 2] * x[b + 2] + h[a + 3] * x[b + 3];
        }
        return sum;
    }

    private void layOut(float[] in) {
        for (int place = 0; place < rows.length; place++) {
            float[] row = rows[place];
            for (int p = 0, i = place; p < PERIODS; p++, i += bank.step) {
                row[p] = in[i];
            }
        }
    }

    private void sumRows(int output) {
        long place = (long) output * bank.step;
        int first = (int) (place / bank.phases);
        int at = (int) (place % bank.phases) * bank.taps;
        float[] h = bank.coefficients;
        Arrays.fill(sums, 0f);
        for (int j = 0; j < bank.taps; j += PolyphaseBank.GROUP) {
            int row = first + j;
            int c = at + j;
            add(h[c], rows[row], h[c + 1], rows[row + 1], h[c + 2], rows[row + 2], h[c + 3], rows[row + 3], sums);
        }
    }

    /** Plain arrays and indices: what the compiler turns into vector code. */
    private static void add(
            float h0, float[] x0, float h1, float[] x1, float h2, float[] x2, float h3, float[] x3, float[] sums) {
        for (int i = 0; i < PERIODS; i++) {
            sums[i] += h0 * x0[i] + h1 * x1[i] + h2 * x2[i] + h3 * x3[i];
        }
    }
}
