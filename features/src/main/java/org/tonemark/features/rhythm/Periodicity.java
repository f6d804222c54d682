package org.tonemark.features.rhythm;

import java.util.Arrays;
import org.tonemark.features.spectrum.FrameSpectra;
import org.tonemark.features.spectrum.Statistics;

/**
 * Periodicity of the onset strength: its linear autocorrelation over 0…299 frames (7 s), relative to lag 0, and the
 * tempo: the lag of 40…240 beats a minute with the largest autocorrelation, weighted by a Gaussian of one octave about 120.
 */
public final class Periodicity {
    private static final int LAGS = 300;
    private static final double SLOWEST = 40;
    private static final double FASTEST = 240;
    private static final int THIRDS = 8;

    private final OnsetEnvelope envelope;
    /** Autocorrelation at each lag in frames; 1 at lag 0 (0 for an empty envelope). */
    public final double[] autocorrelation;

    private final int beat;

    /** Measures the envelope. */
    public Periodicity(OnsetEnvelope envelope) {
        this.envelope = envelope;
        this.autocorrelation = autocorrelation(envelope.strength);
        this.beat = strongestBeat();
    }

    private static double[] autocorrelation(double[] v) {
        double[] a = new double[LAGS];
        double scale = 1;
        for (int lag = 0; lag < LAGS; lag++) {
            double even = 0;
            double odd = 0;
            int i = 0;
            for (; i + lag + 1 < v.length; i += 2) {
                even += v[i] * v[i + lag];
                odd += v[i + 1] * v[i + 1 + lag];
            }
            if (i + lag < v.length) {
                even += v[i] * v[i + lag];
            }
            if (lag == 0) {
                scale = 1 / (even + odd + 1e-9);
            }
            a[lag] = (even + odd) * scale;
        }
        return a;
    }

    private static double beatsPerMinute(int lag) {
        return 60 * FrameSpectra.FRAME_RATE / Math.max(lag, 1);
    }

    private int strongestBeat() {
        int best = 0;
        double strongest = Double.NEGATIVE_INFINITY;
        for (int lag = 0; lag < LAGS; lag++) {
            double bpm = beatsPerMinute(lag);
            if (bpm >= SLOWEST && bpm <= FASTEST) {
                double octaves = Math.log(bpm / 120) / Math.log(2);
                double strength = autocorrelation[lag] * Math.exp(-0.5 * octaves * octaves);
                if (strength > strongest) {
                    strongest = strength;
                    best = lag;
                }
            }
        }
        return best;
    }

    /** Tempo in beats a minute, 40…240. */
    public double tempo() {
        return beatsPerMinute(beat);
    }

    /**
     * log₂ tempo, autocorrelation there, largest and deviation from lag 20 on, onset rate, ln deviation, skewness, ln mean
     * rise and 95 % quantile of the onset strength; the largest autocorrelation in eight thirds of an octave of tempo from
     * 40: {@code [17]}.
     */
    public double[] statistics() {
        double[] tail = Arrays.copyOfRange(autocorrelation, 20, LAGS);
        double[] strength = envelope.strength;
        double rise = 0;
        for (double s : strength) {
            rise += Math.max(s, 0) / strength.length;
        }
        double[] out = new double[9 + THIRDS];
        out[0] = Math.log(tempo()) / Math.log(2);
        out[1] = autocorrelation[beat];
        out[2] = Arrays.stream(tail).max().orElseThrow();
        out[3] = Statistics.deviation(tail);
        out[4] = envelope.onsetRate();
        out[5] = Math.log(Statistics.deviation(strength) + 1e-3);
        out[6] = Statistics.skewness(strength);
        out[7] = Math.log(rise + 1e-3);
        out[8] = Statistics.quantile(strength, 0.95);
        for (int i = 0; i < THIRDS; i++) {
            out[9 + i] = largest(SLOWEST * Math.pow(2, i / 3.0), SLOWEST * Math.pow(2, (i + 1) / 3.0));
        }
        return out;
    }

    private double largest(double fromBpm, double toBpm) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int lag = 1; lag < LAGS; lag++) {
            double bpm = beatsPerMinute(lag);
            if (bpm >= fromBpm && bpm < toBpm) {
                largest = Math.max(largest, autocorrelation[lag]);
            }
        }
        return largest;
    }
}
