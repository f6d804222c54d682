package org.tonemark.features.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Forward FFT of real frames on JTransforms, always on the calling thread. In double precision: JTransforms is scalar
 * code, so it costs what the float one costs, and quiet bands far below the loudest partial keep their phase.
 */
public final class RealFft {
    static {
        // JTransforms would split one frame over several threads, which is slower at these sizes.
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private final DoubleFFT_1D fft;
    private final int size;

    /** @param size frame length, a power of two, at least 2 */
    public RealFft(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("FFT size must be a power of two of at least 2, was " + size);
        }
        this.size = size;
        this.fft = new DoubleFFT_1D(size);
    }

    /** Frame length in samples. */
    public int size() {
        return size;
    }

    /**
     * Transforms {@code frame} in place, unscaled, kernel {@code exp(−2πi·k·n/N)}.
     *
     * @param frame {@code [size]} samples; afterwards packed: {@code Re X[k]} at {@code 2k}, {@code Im X[k]} at
     *     {@code 2k+1} for {@code 0 < k < N/2}, {@code X[0]} at 0 and {@code X[N/2]} at 1
     */
    public void forward(double[] frame) {
        fft.realForward(frame);
    }

    /** Inverse of {@link #forward}, scaled by 1/N. */
    public void inverse(double[] packed) {
        fft.realInverse(packed, true);
    }
}
