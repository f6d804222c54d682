package org.tonemark.features.spectrum;

/**
 * Short-time Fourier transform with a periodic Hann window, unscaled; frame t starts at sample t·hop, no padding at the
 * ends. A signal shorter than one frame is padded with zeros to one frame. Unscaled means that a full-scale sine on a
 * bin reaches N/4 (78.3 dB re 1 for N = 16,384).
 *
 * <p>One instance serves one thread (it owns a scratch frame).
 */
public final class Stft {
    private final int size;
    private final int hop;
    private final double[] window;
    private final RealFft fft;
    private final double[] frame;

    /** Takes one spectrum. */
    @FunctionalInterface
    public interface FrameSink {
        /**
         * @param t frame index, from 0
         * @param packed spectrum in the layout of {@link RealFft#forward}; valid during the call only
         */
        void accept(int t, double[] packed);
    }

    /**
     * @param size frame length in samples, a power of two
     * @param hop samples between frame starts, at least 1
     */
    public Stft(int size, int hop) {
        if (hop < 1) {
            throw new IllegalArgumentException("hop must be at least 1 sample, was " + hop);
        }
        this.size = size;
        this.hop = hop;
        this.window = Window.hann(size);
        this.fft = new RealFft(size);
        this.frame = new double[size];
    }

    /** Frame length in samples. */
    public int size() {
        return size;
    }

    /** Samples between frame starts. */
    public int hop() {
        return hop;
    }

    /** Number of bins, size/2 + 1. */
    public int bins() {
        return size / 2 + 1;
    }

    /** Number of frames of a signal of {@code length} samples; at least 1. */
    public int frames(int length) {
        return length < size ? 1 : 1 + (length - size) / hop;
    }

    /**
     * Gives the spectra of {@code x[from … from+length)} to {@code sink}, in time order.
     *
     * @param x samples, full scale ±1
     */
    public void transform(float[] x, int from, int length, FrameSink sink) {
        int frames = frames(length);
        for (int t = 0; t < frames; t++) {
            load(x, from + t * hop, Math.min(size, length - t * hop));
            fft.forward(frame);
            sink.accept(t, frame);
        }
    }

    private void load(float[] x, int at, int available) {
        for (int i = 0; i < available; i++) {
            frame[i] = x[at + i] * window[i];
        }
        for (int i = available; i < size; i++) {
            frame[i] = 0;
        }
    }

    /** Power |X[k]|² of bin {@code k}, {@code 0 … N/2}, of a packed spectrum. */
    public static double power(double[] packed, int k) {
        if (k == 0) {
            return packed[0] * packed[0];
        }
        if (2 * k == packed.length) {
            return packed[1] * packed[1];
        }
        double re = packed[2 * k];
        double im = packed[2 * k + 1];
        return re * re + im * im;
    }

    /** Writes the powers of bins {@code 0 … N/2} of a packed spectrum into {@code out[0 … N/2]}. */
    public static void powers(double[] packed, double[] out) {
        int half = packed.length / 2;
        out[0] = packed[0] * packed[0];
        out[half] = packed[1] * packed[1];
        for (int k = 1; k < half; k++) {
            double re = packed[2 * k];
            double im = packed[2 * k + 1];
            out[k] = re * re + im * im;
        }
    }
}
