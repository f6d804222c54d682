package org.tonemark.features.timbre;

import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Quantiles;
import org.tonemark.features.spectrum.Statistics;

/** Levels and rises of 32 mel bands (means of pairs of the 64, in dB). */
public final class MelStatistics {
    private static final int BANDS = 32;
    private static final int LAG = 3;

    private MelStatistics() {}

    /** 10 %, 50 % and 90 % quantiles over time: {@code [96]}, 32 of each, in dB. */
    public static double[] levels(FrameSpectra spectra) {
        double[][] courses = spectra.melCourses(FrameSpectra.MEL_BANDS / BANDS);
        double[] out = new double[3 * BANDS];
        for (int b = 0; b < BANDS; b++) {
            out[b] = Quantiles.quantile(courses[b], courses[b].length, 0.1);
            out[BANDS + b] = Quantiles.quantile(courses[b], courses[b].length, 0.5);
            out[2 * BANDS + b] = Quantiles.quantile(courses[b], courses[b].length, 0.9);
        }
        return out;
    }

    /** Changes over three frames (70 ms): mean rise, 90 % and 98 % quantiles: {@code [96]}, 32 of each, in dB. */
    public static double[] flux(FrameSpectra spectra) {
        double[][] courses = spectra.melCourses(FrameSpectra.MEL_BANDS / BANDS);
        double[] out = new double[3 * BANDS];
        double[] change = new double[spectra.frames() - LAG];
        double[] rise = new double[change.length];
        for (int b = 0; b < BANDS; b++) {
            for (int t = 0; t < change.length; t++) {
                change[t] = courses[b][t + LAG] - courses[b][t];
                rise[t] = Math.max(change[t], 0);
            }
            out[b] = Statistics.mean(rise);
            out[BANDS + b] = Quantiles.quantile(change, change.length, 0.9);
            out[2 * BANDS + b] = Quantiles.quantile(change, change.length, 0.98);
        }
        return out;
    }
}
