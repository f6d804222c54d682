package org.tonemark.features.rhythm;

import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Quantiles;
import org.tonemark.features.spectrum.RealFft;
import org.tonemark.features.spectrum.Statistics;

/**
 * Modulation spectrum of 16 mel bands (fluctuation patterns after Pampalk, Rauber and Merkl, ACM Multimedia 2002): the
 * magnitude spectrum of each band's level in segments of 256 frames (5.9 s) every 96, its mean removed, under a
 * symmetric Hann window; the median over segments, in eleven bands of 0.17…10.9 Hz. One instance serves one thread.
 */
public final class Fluctuation {
    private static final int SIZE = 256;
    private static final int HOP = 96;
    private static final int GROUP = 4;
    private static final int BANDS = FrameSpectra.MEL_BANDS / GROUP;
    private static final int[] EDGES = {1, 2, 3, 4, 6, 8, 11, 16, 23, 33, 46, 65};

    /** Number of values of {@link #pattern}. */
    public static final int VALUES = (EDGES.length - 1) * BANDS;

    private final RealFft fft = new RealFft(SIZE);
    private final double[] window = new double[SIZE];
    private final double[] segment = new double[SIZE];

    /** Prepares the window. */
    public Fluctuation() {
        for (int i = 0; i < SIZE; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / (SIZE - 1));
        }
    }

    /** ln(magnitude + 0.01), {@code [modulation band · 16 + mel band]}: {@code [176]}. */
    public double[] pattern(FrameSpectra spectra) {
        double[][] courses = spectra.melCourses(GROUP);
        double[] out = new double[VALUES];
        for (int b = 0; b < BANDS; b++) {
            double[] spectrum = median(courses[b]);
            for (int m = 0; m + 1 < EDGES.length; m++) {
                double sum = 0;
                for (int k = EDGES[m]; k < EDGES[m + 1]; k++) {
                    sum += spectrum[k];
                }
                out[m * BANDS + b] = Math.log(sum / (EDGES[m + 1] - EDGES[m]) + 0.01);
            }
        }
        return out;
    }

    private double[] median(double[] course) {
        int segments = (course.length - SIZE) / HOP + 1;
        int bins = EDGES[EDGES.length - 1];
        double[][] magnitudes = new double[bins][segments];
        for (int s = 0; s < segments; s++) {
            transform(course, s * HOP);
            for (int k = 1; k < bins; k++) {
                magnitudes[k][s] = Math.sqrt(segment[2 * k] * segment[2 * k] + segment[2 * k + 1] * segment[2 * k + 1]);
            }
        }
        double[] median = new double[bins];
        for (int k = 1; k < bins; k++) {
            median[k] = Quantiles.quantile(magnitudes[k], segments, 0.5);
        }
        return median;
    }

    private void transform(double[] course, int at) {
        System.arraycopy(course, at, segment, 0, SIZE);
        double mean = Statistics.mean(segment);
        for (int i = 0; i < SIZE; i++) {
            segment[i] = (segment[i] - mean) * window[i];
        }
        fft.forward(segment);
    }
}
