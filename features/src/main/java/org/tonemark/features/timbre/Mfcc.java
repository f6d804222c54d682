package org.tonemark.features.timbre;

import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Statistics;

/**
 * Mel-frequency cepstral coefficients (Davis and Mermelstein 1980): the first 20 coefficients of the orthonormal DCT-II
 * of 64 log-mel bands in dB.
 */
public final class Mfcc {
    public static final int COEFFICIENTS = 20;

    private static final double[][] DCT = dct();

    private Mfcc() {}

    private static double[][] dct() {
        int n = FrameSpectra.MEL_BANDS;
        double[][] d = new double[COEFFICIENTS][n];
        for (int c = 0; c < COEFFICIENTS; c++) {
            double scale = StrictMath.sqrt((c == 0 ? 1.0 : 2.0) / n);
            for (int b = 0; b < n; b++) {
                d[c][b] = scale * StrictMath.cos(StrictMath.PI * c * (b + 0.5) / n);
            }
        }
        return d;
    }

    /** Coefficients over time, {@code [20][frames]}. */
    public static double[][] of(FrameSpectra spectra) {
        double[][] courses = new double[COEFFICIENTS][spectra.frames()];
        double[] bands = new double[FrameSpectra.MEL_BANDS];
        for (int t = 0; t < spectra.frames(); t++) {
            for (int b = 0; b < bands.length; b++) {
                bands[b] = spectra.logMel()[t * bands.length + b];
            }
            for (int c = 0; c < COEFFICIENTS; c++) {
                courses[c][t] = Statistics.dot(DCT[c], bands);
            }
        }
        return courses;
    }

    /** Slopes by regression over ±2 frames, {@code [20][frames − 4]}. */
    public static double[][] deltas(double[][] coefficients) {
        double[][] deltas = new double[coefficients.length][];
        for (int c = 0; c < deltas.length; c++) {
            double[] v = coefficients[c];
            double[] d = new double[v.length - 4];
            for (int t = 0; t < d.length; t++) {
                d[t] = (2 * v[t + 4] + v[t + 3] - v[t + 1] - 2 * v[t]) / 10;
            }
            deltas[c] = d;
        }
        return deltas;
    }
}
