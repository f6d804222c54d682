package org.tonemark.features.spectrum;

/**
 * Triangular mel filters: equally spaced on mel = 2595·log₁₀(1 + f/700), each of sum 1, so that a band's value is a
 * weighted mean of powers. A band without any bin in it takes the bin nearest its centre. Immutable.
 */
public final class MelBank {
    private final int[] first;
    private final float[][] weights;

    /**
     * @param bands number of filters
     * @param lowHz lower edge of the first
     * @param highHz upper edge of the last
     * @param binHz spacing of the bins
     * @param bins number of bins that may be used
     */
    public MelBank(int bands, double lowHz, double highHz, double binHz, int bins) {
        first = new int[bands];
        weights = new float[bands][];
        double low = mel(lowHz);
        double step = (mel(highHz) - low) / (bands + 1);
        for (int b = 0; b < bands; b++) {
            fill(b, hertz(low + b * step), hertz(low + (b + 1) * step), hertz(low + (b + 2) * step), binHz, bins);
        }
    }

    private void fill(int band, double left, double centre, double right, double binHz, int bins) {
        int from = Math.max(0, (int) Math.floor(left / binHz) + 1);
        int to = Math.min(bins - 1, (int) Math.ceil(right / binHz) - 1);
        if (from > to) {
            first[band] = (int) Math.rint(centre / binHz);
            weights[band] = new float[] {1};
            return;
        }
        double[] w = new double[to - from + 1];
        double sum = 0;
        for (int k = from; k <= to; k++) {
            double f = k * binHz;
            w[k - from] = Math.max(0, Math.min((f - left) / (centre - left), (right - f) / (right - centre)));
            sum += w[k - from];
        }
        first[band] = from;
        weights[band] = new float[w.length];
        for (int j = 0; j < w.length; j++) {
            weights[band][j] = (float) (w[j] / sum);
        }
    }

    private static double mel(double hertz) {
        return 2595 * StrictMath.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (StrictMath.pow(10, mel / 2595) - 1);
    }

    /** Number of filters. */
    public int bands() {
        return first.length;
    }

    /** Weighted mean of the powers {@code power[at + bin]} in {@code band}. */
    public float apply(float[] power, int at, int band) {
        float[] w = weights[band];
        int from = at + first[band];
        float even = 0;
        float odd = 0;
        int j = 0;
        for (; j + 1 < w.length; j += 2) {
            even += w[j] * power[from + j];
            odd += w[j + 1] * power[from + j + 1];
        }
        return j < w.length ? even + odd + w[j] * power[from + j] : even + odd;
    }
}
