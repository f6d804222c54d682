package org.tonemark.features.spectrum;

/**
 * Logarithms of positive floats from their bits: the exponent plus log₂ of the mantissa from a table of 1,024 steps,
 * interpolated linearly. The interpolation errs by at most 1.8e-7 octaves; with float rounding the error stays below
 * 3e-7 octaves plus one unit in the last place (2e-6 dB). Same bits in, same bits out. Zero and subnormal numbers give
 * about −127 octaves.
 */
public final class FastLog {
    private static final float DB_PER_OCTAVE = (float) (10 * 0.301029995663981195);
    private static final int STEPS = 1_024;
    private static final int FRACTION_BITS = 13;
    private static final float FRACTION = 1f / (1 << FRACTION_BITS);
    private static final float[] LOG2 = new float[STEPS + 1];

    static {
        for (int i = 0; i <= STEPS; i++) {
            LOG2[i] = (float) (StrictMath.log1p((double) i / STEPS) / StrictMath.log(2));
        }
    }

    private FastLog() {}

    /** log₂ of {@code x}, which must be positive and finite. */
    public static float log2(float x) {
        int bits = Float.floatToRawIntBits(x);
        int step = bits >>> FRACTION_BITS & (STEPS - 1);
        float fraction = (bits & (1 << FRACTION_BITS) - 1) * FRACTION;
        float low = LOG2[step];
        return (bits >>> 23) - 127 + (low + fraction * (LOG2[step + 1] - low));
    }

    /** 10·log₁₀ of a power {@code x}, in dB. */
    public static float decibels(float x) {
        return DB_PER_OCTAVE * log2(x);
    }
}
