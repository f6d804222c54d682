package org.tonemark.features.fingerprint;

/**
 * Peaks as bits: for each peak a zero bit for every frame since the last peak, a one bit, and the pitch in
 * {@link #PITCH_BITS} bits. A second with the most peaks there are takes {@code (43.1 + 34·10)/8 = 47.9} bytes.
 */
final class PeakCode {
    /** Bits of a pitch. */
    static final int PITCH_BITS = 9;

    private PeakCode() {}

    /** Writes {@code count} peaks in time order. */
    static byte[] encode(int[] frames, int[] pitches, int count) {
        long bits = (count == 0 ? 0 : frames[count - 1]) + (long) count * (1 + PITCH_BITS);
        byte[] bytes = new byte[Math.toIntExact((bits + 7) / 8)];
        long at = 0;
        int frame = 0;
        for (int i = 0; i < count; i++) {
            at += frames[i] - frame;
            frame = frames[i];
            at = put(bytes, at, 1 << PITCH_BITS | pitches[i]);
        }
        return bytes;
    }

    private static long put(byte[] bytes, long at, int value) {
        for (int b = PITCH_BITS; b >= 0; b--, at++) {
            bytes[(int) (at >> 3)] |= (byte) ((value >> b & 1) << (7 - (at & 7)));
        }
        return at;
    }

    /**
     * Reads {@code frames.length} peaks from {@code bytes[from …]}.
     *
     * @throws IllegalArgumentException if the bits end early or go on
     */
    static void decode(byte[] bytes, int from, int[] frames, int[] pitches) {
        long at = from * 8L;
        long end = bytes.length * 8L;
        int frame = 0;
        for (int i = 0; i < frames.length; i++) {
            while (at < end && bit(bytes, at) == 0) {
                at++;
                frame++;
            }
            if (end - at < 1 + PITCH_BITS) {
                throw new IllegalArgumentException("fingerprint: its peaks end early");
            }
            at++;
            int pitch = 0;
            for (int b = 0; b < PITCH_BITS; b++, at++) {
                pitch = pitch << 1 | bit(bytes, at);
            }
            frames[i] = frame;
            pitches[i] = pitch;
        }
        if (end - at >= 8) {
            throw new IllegalArgumentException("fingerprint: bytes follow its peaks");
        }
    }

    private static int bit(byte[] bytes, long at) {
        return bytes[(int) (at >> 3)] >> (7 - (at & 7)) & 1;
    }
}
