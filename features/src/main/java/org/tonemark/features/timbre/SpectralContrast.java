package org.tonemark.features.timbre;

import org.tonemark.features.spectrum.FastLog;
import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Quantiles;

/**
 * Octave-based spectral contrast (Jiang et al., "Music type classification by spectral contrast feature", ICME 2002) of
 * every fourth frame: in six bands the mean of the largest tenth of the bins (peak) and of the smallest (valley), and
 * the band's flatness, all in dB.
 */
public final class SpectralContrast {
    private static final double[] EDGES = {40, 200, 400, 800, 1600, 3200, 8000};
    private static final int STEP = 4;
    private static final double ALPHA = 0.1;
    private static final double DB_PER_OCTAVE = 10 * 0.301029995663981195;

    /** Peak minus valley in dB, {@code [6][frames/4]}. */
    public final double[][] contrast;
    /** Valley in dB. */
    public final double[][] valley;
    /** Mean of dB minus dB of the mean: 0 for a flat band, else negative. */
    public final double[][] flatness;

    /** Measures every fourth frame. */
    public SpectralContrast(FrameSpectra spectra) {
        int bands = EDGES.length - 1;
        int n = (spectra.frames() + STEP - 1) / STEP;
        contrast = new double[bands][n];
        valley = new double[bands][n];
        flatness = new double[bands][n];
        float[] sorted = new float[FrameSpectra.BINS];
        for (int b = 0; b < bands; b++) {
            int from = (int) Math.ceil(EDGES[b] / FrameSpectra.BIN_HZ);
            int size = (int) Math.ceil(EDGES[b + 1] / FrameSpectra.BIN_HZ) - from;
            for (int t = 0; t < n; t++) {
                System.arraycopy(spectra.power(), t * STEP * FrameSpectra.BINS + from, sorted, 0, size);
                measure(sorted, size, b, t);
            }
        }
    }

    private void measure(float[] v, int size, int band, int t) {
        double logs = 0;
        double sum = 0;
        for (int k = 0; k < size; k++) {
            logs += FastLog.log2(v[k] + 1e-12f);
            sum += v[k];
        }
        flatness[band][t] = DB_PER_OCTAVE * logs / size - 10 * Math.log10(sum / size + 1e-12);
        int tenth = Math.max(1, (int) Math.floor(size * ALPHA + 0.5));
        Quantiles.select(v, 0, size - 1, tenth - 1);
        Quantiles.select(v, tenth, size - 1, size - tenth);
        valley[band][t] = decibels(v, 0, tenth);
        contrast[band][t] = decibels(v, size - tenth, size) - valley[band][t];
    }

    private static double decibels(float[] v, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += v[k];
        }
        return 10 * Math.log10(sum / (to - from) + 1e-10);
    }
}
