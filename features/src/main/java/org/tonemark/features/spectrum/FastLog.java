package org.tonemark.features.spectrum;

/**
 * Logarithms of positive floats from their bits: the exponent plus an artanh series of the mantissa reduced to [√½, √2).
 * The series is cut after s⁷ (s ≤ 0.1716), a truncation error of 4e-8 in log₂; with float rounding the error stays
 * below 3e-7 octaves plus one unit in the last place (2e-6 dB). Same bits in, same bits out. Zero and subnormal numbers
 * give about −126 octaves.
 */
public final class FastLog {
    private static final float DB_PER_OCTAVE = (float) (10 * 0.301029995663981195);

    private FastLog() {}

    /** log₂ of {@code x}, which must be positive and finite. */
    public static float log2(float x) {
        int bits = Float.floatToRawIntBits(x);
        int exponent = (bits - 0x3f3504f3) >> 23; // 0x3f3504f3 = sqrt(1/2)
        float m = Float.intBitsToFloat(bits - (exponent << 23));
        float s = (m - 1) / (m + 1);
        float q = s * s;
        return exponent + s * (2.885390082f + q * (0.961796694f + q * (0.577078016f + q * 0.412198583f)));
    }

    /** 10·log₁₀ of a power {@code x}, in dB. */
    public static float decibels(float x) {
        return DB_PER_OCTAVE * log2(x);
    }
}
