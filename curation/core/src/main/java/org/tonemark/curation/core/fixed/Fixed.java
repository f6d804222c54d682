package org.tonemark.curation.core.fixed;

/**
 * Fixed point of 20 fractional bits in a {@code long}. Every operation is exact integer arithmetic with a stated
 * rounding, so that any Java machine, and any other language, gets the same bits.
 */
public final class Fixed {
    public static final int BITS = 20;
    public static final long ONE = 1L << BITS;
    /** ln 2 in 2^-40. */
    private static final long LN2_40 = 762_123_384_786L;

    private Fixed() {}

    /** a·b, towards negative infinity. @throws ArithmeticException if a·b leaves 63 bits */
    public static long mul(long a, long b) {
        return Math.multiplyExact(a, b) >> BITS;
    }

    /** a/b, towards negative infinity. @throws ArithmeticException if b is 0 or |a| ≥ 2^43 */
    public static long div(long a, long b) {
        return Math.floorDiv(Math.multiplyExact(a, ONE), b);
    }

    /** The nearest fixed-point value; for constants and reports, never inside the rule. */
    public static long of(double value) {
        return Math.round(value * ONE);
    }

    /** For reports only. */
    public static double toDouble(long value) {
        return value / (double) ONE;
    }

    /**
     * Natural logarithm, by squaring the mantissa bit by bit (Knuth, TAOCP 1.2.2, exercise 28); error below 2^-19.
     *
     * @param x above 0
     */
    public static long log(long x) {
        if (x <= 0) {
            throw new ArithmeticException("logarithm of " + x);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(x);
        // mantissa in [1, 2) with 30 fractional bits
        long m = exponent <= 30 ? x << (30 - exponent) : x >> (exponent - 30);
        long log2 = 0;
        for (int bit = 0; bit < 24; bit++) {
            m = (m * m) >> 30;
            log2 <<= 1;
            if (m >= 2L << 30) {
                m >>= 1;
                log2 |= 1;
            }
        }
        long whole = (exponent - BITS) * (1L << 24) + log2;
        // 24 + 40 bits would overflow: drop 12 bits of ln 2 first
        return (whole * (LN2_40 >> 12)) >> (24 + 28 - BITS);
    }

    /** ln(p / (1 − p)); p is clipped to [2^-20, 1 − 2^-20]. */
    public static long logit(long p) {
        long clipped = Math.max(1, Math.min(ONE - 1, p));
        return log(clipped) - log(ONE - clipped);
    }

    /** The largest p in [1, ONE − 1] with {@code logit(p) ≤ x}, or 1: the inverse of {@link #logit}. */
    public static long sigmoid(long x) {
        long low = 1;
        long high = ONE - 1;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (logit(middle) <= x) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Square root, rounded down. @param x at least 0 and below 2^43 */
    public static long sqrt(long x) {
        if (x < 0) {
            throw new ArithmeticException("square root of " + x);
        }
        long target = Math.multiplyExact(x, ONE);
        long root = (long) Math.sqrt((double) target);
        while (root * root > target) {
            root--;
        }
        while ((root + 1) * (root + 1) <= target) {
            root++;
        }
        return root;
    }

    public static long clip(long value, long low, long high) {
        return Math.max(low, Math.min(high, value));
    }
}
