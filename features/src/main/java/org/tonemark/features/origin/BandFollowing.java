package org.tonemark.features.origin;

import java.util.Arrays;
import java.util.Comparator;
import org.tonemark.features.spectrum.Quantiles;

/**
 * Does a line follow its own band? A decoder's lines scale with the spectrum around them, an injected tone does not.
 * With Y the demodulated STFT of a line, B the noise power around it (median of ±75 bins over 0.7) and W the power from
 * 100 Hz to 8 kHz: {@code Q(m) = |Σ_t Y·m/B|² / Σ_t m²/B} is the matched-filter power of the amplitude course m, and
 * LR_const = median over the best 40 lines of ln Q(√B)/Q(1), LR_wide the same of ln Q(√B)/Q(√W).
 */
final class BandFollowing {
    private static final int LINES = 40;
    private static final int NEIGHBOURS = 75;

    private final LineLattice lattice;
    private final float[] band = new float[2 * NEIGHBOURS + 1];
    private final double[] constant = new double[LINES];
    private final double[] wide = new double[LINES];

    BandFollowing(LineLattice lattice) {
        this.lattice = lattice;
    }

    /**
     * @param lines the lines of a spacing
     * @param lock log(1 + v) of every line of the lattice
     * @return LR_const and LR_wide; zeros without lines
     */
    double[] ratios(LineSpectra spectra, int[] lines, double[] lock) {
        if (lines.length == 0) {
            return new double[2];
        }
        int[] best = Arrays.stream(lines)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -lock[i]))
                .limit(LINES)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int n = 0; n < best.length; n++) {
            measure(spectra, best[n], n);
        }
        return new double[] {Quantiles.quantile(constant, best.length, 0.5), Quantiles.quantile(wide, best.length, 0.5)
        };
    }

    private void measure(LineSpectra spectra, int line, int n) {
        double[] sums = new double[9];
        int phase = 0;
        for (int t = 0; t < spectra.frames(); t++) {
            int at = t * LineSpectra.WIDTH + lattice.column[line];
            double noise = noise(spectra, at);
            double re = spectra.re()[at];
            double im = spectra.im()[at];
            int entry = lattice.offset[line] + phase;
            double x = re * lattice.cos[entry] + im * lattice.sin[entry];
            double y = im * lattice.cos[entry] - re * lattice.sin[entry];
            add(sums, 0, x, y, Math.sqrt(noise), noise);
            add(sums, 3, x, y, 1, noise);
            add(sums, 6, x, y, Math.sqrt(spectra.widePower(t)), noise);
            phase = (phase + lattice.step[line]) % lattice.modulus[line];
        }
        constant[n] = Math.log(filtered(sums, 0) / filtered(sums, 3));
        wide[n] = Math.log(filtered(sums, 0) / filtered(sums, 6));
    }

    private double noise(LineSpectra spectra, int at) {
        float[] re = spectra.re();
        float[] im = spectra.im();
        for (int j = 0; j < band.length; j++) {
            int i = at - NEIGHBOURS + j;
            band[j] = re[i] * re[i] + im[i] * im[i];
        }
        return Quantiles.select(band, 0, band.length - 1, NEIGHBOURS) / 0.7 + 1e-12;
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
