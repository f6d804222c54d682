package org.tonemark.features.origin;

import java.util.Arrays;
import org.tonemark.features.spectrum.Quantiles;

/**
 * Does a line follow its own band? A decoder's lines scale with the spectrum around them, an injected tone does not.
 * With Y the demodulated STFT of a line, B the noise power around it (median of ±75 bins over 0.7) and W the power from
 * 100 Hz to 8 kHz: {@code Q(m) = |Σ_t Y·m/B|² / Σ_t m²/B} is the matched-filter power of the amplitude course m, and
 * LR_const = median over the lines of ln Q(√B)/Q(1), LR_wide the same of ln Q(√B)/Q(√W).
 *
 * <p>A decoder's lines also last: music by one decoder has them from end to end. Per third of the window, the mean over the
 * lines of log(1 + v), v the coherent power of Y/√B over its frames; noise alone gives about 0.7.
 */
final class BandFollowing {
    /** The most lines that are asked. */
    static final int LINES = 40;

    private static final int THIRDS = 3;

    /**
     * How the lines of a window behave.
     *
     * @param constant LR_const
     * @param wide LR_wide
     * @param weakestThird least mean of log(1 + v) among the thirds of the window
     */
    record Following(double constant, double wide, double weakestThird) {
        /** Without lines. */
        static final Following NONE = new Following(0, 0, 0);
    }

    private static final int NEIGHBOURS = 75;

    /** Bits of the powers around a line, filled up with infinity to a whole number of vectors. */
    private final int[] band = new int[160];

    private final double[] constant = new double[LINES];
    private final double[] wide = new double[LINES];
    private final double[] thirds = new double[THIRDS];

    BandFollowing() {
        Arrays.fill(band, Float.floatToRawIntBits(Float.POSITIVE_INFINITY));
    }

    /** @param lines frequencies in Hz, at most {@link #LINES} */
    Following of(LineSpectra spectra, double[] lines) {
        if (lines.length == 0) {
            return Following.NONE;
        }
        Arrays.fill(thirds, 0);
        for (int n = 0; n < lines.length; n++) {
            measure(spectra, lines[n], n);
        }
        return new Following(
                Quantiles.quantile(constant, lines.length, 0.5),
                Quantiles.quantile(wide, lines.length, 0.5),
                Arrays.stream(thirds).min().orElseThrow() / lines.length);
    }

    private void measure(LineSpectra spectra, double hertz, int n) {
        double[] sums = new double[9];
        double[] lasting = new double[3 * THIRDS];
        int column = (int) Math.rint(hertz / LineSpectra.BIN_HZ) - LineSpectra.FIRST;
        for (int t = 0; t < spectra.frames(); t++) {
            int at = t * LineSpectra.WIDTH + column;
            double noise = noise(spectra, at);
            double turns = hertz * t * spectra.hop() / LineSpacing.SAMPLE_RATE;
            double angle = 2 * Math.PI * (turns - Math.floor(turns));
            double cos = Math.cos(angle);
            double sin = Math.sin(angle);
            double x = spectra.re()[at] * cos + spectra.im()[at] * sin;
            double y = spectra.im()[at] * cos - spectra.re()[at] * sin;
            double root = Math.sqrt(noise);
            add(sums, 0, x, y, root, noise);
            add(sums, 3, x, y, 1, noise);
            add(sums, 6, x, y, Math.sqrt(spectra.widePower(t)), noise);
            add(lasting, 3 * (t * THIRDS / spectra.frames()), x, y, root, noise);
        }
        constant[n] = Math.log(filtered(sums, 0) / filtered(sums, 3));
        wide[n] = Math.log(filtered(sums, 0) / filtered(sums, 6));
        for (int third = 0; third < THIRDS; third++) {
            thirds[third] += Math.log1p(filtered(lasting, 3 * third));
        }
    }

    private double noise(LineSpectra spectra, int at) {
        float[] re = spectra.re();
        float[] im = spectra.im();
        for (int j = 0; j <= 2 * NEIGHBOURS; j++) {
            int i = at - NEIGHBOURS + j;
            band[j] = Float.floatToRawIntBits(re[i] * re[i] + im[i] * im[i]);
        }
        return median() / 0.7 + 1e-12;
    }

    /** By bisection on the bits, which order positive floats as numbers: no branch depends on the data in a pass. */
    private float median() {
        int low = 0;
        int high = Integer.MAX_VALUE;
        while (low < high) {
            int middle = low + (high - low + 1 >>> 1);
            if (below(middle) <= NEIGHBOURS) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Float.intBitsToFloat(low);
    }

    private int below(int value) {
        int count = 0;
        for (int j = 0; j < band.length; j++) {
            count += band[j] - value >>> 31;
        }
        return count;
    }

    private static void add(double[] sums, int at, double x, double y, double course, double noise) {
        double weight = course / noise;
        sums[at] += x * weight;
        sums[at + 1] += y * weight;
        sums[at + 2] += course * weight;
    }

    private static double filtered(double[] sums, int at) {
        return (sums[at] * sums[at] + sums[at + 1] * sums[at + 1]) / Math.max(sums[at + 2], Double.MIN_NORMAL);
    }
}
