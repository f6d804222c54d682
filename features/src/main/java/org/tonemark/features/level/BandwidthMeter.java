package org.tonemark.features.level;

import java.util.Arrays;
import org.tonemark.features.spectrum.RealFft;
import org.tonemark.features.spectrum.Window;

/**
 * Real bandwidth: the highest frequency with programme content, whatever the sample rate says. A codec's low-pass or an
 * upsampled source shows as a cliff.
 *
 * <p>Mean power spectrum (Hann, 4,096 samples, four frames a second) of the mono mix, as density in dBFS/Hz, smoothed
 * over 200 Hz; content is what lies above both the median of 1 … 5 kHz minus 65 dB and −137 dBFS/Hz (a little above the
 * noise of 16-bit quantisation with dither, −139 at 44.1 kHz).
 */
final class BandwidthMeter {
    private static final int SIZE = 4096;
    private static final int FRAMES_A_SECOND = 4;
    private static final double BELOW_MIDDLE = 65;
    private static final double FLOOR = -137;
    private static final double SMOOTHING_HZ = 200;

    private final int sampleRateHz;
    private final int hop;
    private final double[] hann = Window.hann(SIZE);
    private final RealFft fft = new RealFft(SIZE);
    private final float[] frame = new float[SIZE];
    private final double[] work = new double[SIZE];
    private final double[] power = new double[SIZE / 2 + 1];
    private int filled;
    private int skip;
    private long frames;

    BandwidthMeter(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        hop = Math.max(SIZE, sampleRateHz / FRAMES_A_SECOND);
    }

    void accept(float[] mono, int length) {
        for (int from = 0; from < length; ) {
            int passed = Math.min(skip, length - from);
            skip -= passed;
            from += passed;
            int n = Math.min(length - from, SIZE - filled);
            System.arraycopy(mono, from, frame, filled, n);
            filled += n;
            from += n;
            if (filled == SIZE) {
                add();
            }
        }
    }

    private void add() {
        for (int i = 0; i < SIZE; i++) {
            work[i] = frame[i] * hann[i];
        }
        fft.forward(work);
        power[0] += work[0] * work[0];
        power[SIZE / 2] += work[1] * work[1];
        for (int k = 1; k < SIZE / 2; k++) {
            power[k] += work[2 * k] * work[2 * k] + work[2 * k + 1] * work[2 * k + 1];
        }
        frames++;
        filled = 0;
        skip = hop - SIZE;
    }

    /** Hz; 0 for silence and for less than a frame. */
    double result() {
        if (frames == 0) {
            return 0;
        }
        double binHz = (double) sampleRateHz / SIZE;
        double[] density = density(binHz);
        double floor = Math.max(FLOOR, middle(density, binHz) - BELOW_MIDDLE);
        int last = density.length - 1;
        while (last > 0 && density[last] <= floor) {
            last--;
        }
        return last * binHz;
    }

    /** dBFS/Hz (a full-scale sine has 0 dBFS), smoothed. */
    private double[] density(double binHz) {
        double window = 0;
        for (double w : hann) {
            window += w * w;
        }
        double scale = 2 * 2 / (frames * window * sampleRateHz); // one-sided; a sine's power is half
        int half = (int) Math.max(1, SMOOTHING_HZ / binHz / 2);
        double[] out = new double[power.length];
        for (int k = 0; k < out.length; k++) {
            double sum = 0;
            int from = Math.max(0, k - half);
            int to = Math.min(out.length - 1, k + half);
            for (int j = from; j <= to; j++) {
                sum += power[j];
            }
            out[k] = 10 * Math.log10(Math.max(sum * scale / (to - from + 1), 1e-30));
        }
        return out;
    }

    private static double middle(double[] density, double binHz) {
        int from = (int) (1000 / binHz);
        int to = Math.min(density.length, (int) (5000 / binHz));
        double[] band = Arrays.copyOfRange(density, Math.min(from, to - 1), to);
        Arrays.sort(band);
        return band[band.length / 2];
    }
}
