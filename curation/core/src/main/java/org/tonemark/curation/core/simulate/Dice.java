package org.tonemark.curation.core.simulate;

/**
 * Numbers that depend on a seed and on what they are for, not on the order of asking: every mechanism sees the same
 * opinion of the same curator on the same track. Mixing function of SplitMix64 (Steele, Lea and Flood 2014).
 */
final class Dice {
    private final long seed;

    Dice(long seed) {
        this.seed = mix(seed + 0x9E3779B97F4A7C15L);
    }

    /** Uniform in [0, 1). @param purpose keeps uses apart */
    double uniform(int purpose, long a, long b) {
        long mixed = mix(mix(mix(seed ^ purpose * 0xD1B54A32D192ED03L) + a) + b * 0x9E3779B97F4A7C15L);
        return (mixed >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
