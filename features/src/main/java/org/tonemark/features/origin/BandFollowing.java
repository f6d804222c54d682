package org.tonemark.features.origin;

import java.util.Arrays;
import org.tonemark.features.spectrum.Quantiles;

/**
 * Does a line follow its own band? A decoder's lines scale with the spectrum around them, an injected tone does not.
 * With Y the demodulated STFT of a line, B the noise power around it (median of ±75 bins over 0.7) and W the power from
 * 100 Hz to 8 kHz: {@code Q(m) = |Σ_t Y·m/B|² / Σ_t m²/B} is the matched-filter power of the amplitude course m, and
 * LR_const = median over the lines of ln Q(√B)/Q(1), LR_wide the same of ln Q(√B)/Q(√W).
 */
final class BandFollowing {
    /** The most lines that are asked. */
    static final int LINES = 40;

    private static final int NEIGHBOURS = 75;

    /** Bits of the powers around a line, filled up with infinity to a whole number of vectors. */
    private final int[] band = new int[160];

    private final double[] constant = new double[LINES];
    private final double[] wide = new double[LINES];

    BandFollowing() {
        Arrays.fill(band, Float.floatToRawIntBits(Float.POSITIVE_INFINITY));
    }

    /**
     * @param lines frequencies in Hz, at most {@link #LINES}
     * @return LR_const and LR_wide; zeros without lines
     */
    double[] ratios(LineSpectra spectra, double[] lines) {
        if (lines.length == 0) {
            return new double[2];
        }
        for (int n = 0; n < lines.length; n++) {
            measure(spectra, lines[n], n);
        }
        return new double[] {
            Quantiles.quantile(constant, lines.length, 0.5), Quantiles.quantile(wide, lines.length, 0.5)
        };
    }

    private void measure(LineSpectra spectra, double hertz, int n) {
        double[] sums = new double[9];
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
            add(sums, 0, x, y, Math.sqrt(noise), noise);
            add(sums, 3, x, y, 1, noise);
            add(sums, 6, x, y, Math.sqrt(spectra.widePower(t)), noise);
        }
        constant[n] = Math.log(filtered(sums, 0) / filtered(sums, 3));
        wide[n] = Math.log(filtered(sums, 0) / filtered(sums, 6));
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
        return (sums[at] * sums[at] + sums[at + 1] * sums[at + 1]) / sums[at + 2];
    }
}
