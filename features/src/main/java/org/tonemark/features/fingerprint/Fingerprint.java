package org.tonemark.features.fingerprint;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The acoustic fingerprint of a track: places of spectral peaks that stand out from their neighbourhood in time and
 * pitch, at most {@value #MOST_PER_SECOND} a second, under 3 kB a minute. Says nothing of levels; two fingerprints are
 * compared by {@link FingerprintMatcher}, many are searched by {@link FingerprintIndex}. Immutable.
 *
 * <p>Bytes, version {@value #VERSION}, big-endian: {@code T F}, version (1 byte), frames (4), peaks (4), then the peaks
 * as bits: for each a zero bit for every frame since the last peak, a one bit, the pitch (9 bits, eighths of a semitone
 * above 105 Hz). A frame is 256/11025 s.
 */
public final class Fingerprint {
    /** Frames a second, {@code 11025/256}. */
    static final double FRAME_RATE = 11_025 / 256.0;

    /** Steps of pitch in a semitone. */
    static final int STEPS_PER_SEMITONE = 8;

    /** Steps of pitch there are. */
    static final int PITCHES = 1 << PeakCode.PITCH_BITS;

    /** Most peaks kept of one second. */
    static final int MOST_PER_SECOND = 34;

    private static final int VERSION = 1;
    private static final int HEADER = 11;

    private final byte[] bytes;
    private final int frameCount;
    private final int[] frames;
    private final int[] pitches;

    private Fingerprint(byte[] bytes, int frameCount, int[] frames, int[] pitches) {
        this.bytes = bytes;
        this.frameCount = frameCount;
        this.frames = frames;
        this.pitches = pitches;
    }

    /** Of peaks in time order, as {@link PeakPicker} gives them. */
    static Fingerprint of(int frameCount, int[] frames, int[] pitches) {
        byte[] peaks = PeakCode.encode(frames, pitches, frames.length);
        byte[] bytes = ByteBuffer.allocate(HEADER + peaks.length)
                .put((byte) 'T')
                .put((byte) 'F')
                .put((byte) VERSION)
                .putInt(frameCount)
                .putInt(frames.length)
                .put(peaks)
                .array();
        return new Fingerprint(bytes, frameCount, frames, pitches);
    }

    /**
     * Reads what {@link #toBytes} gave.
     *
     * @throws IllegalArgumentException with one line if the bytes are no fingerprint of this version
     */
    public static Fingerprint of(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != 'T' || bytes[1] != 'F') {
            throw new IllegalArgumentException("no fingerprint: " + bytes.length + " bytes without its mark");
        }
        if (bytes[2] != VERSION) {
            throw new IllegalArgumentException(
                    "fingerprint of version " + bytes[2] + "; this program reads " + VERSION);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 3, HEADER - 3);
        int frameCount = in.getInt();
        int peaks = in.getInt();
        if (frameCount < 0 || peaks < 0 || peaks > 8L * bytes.length / (1 + PeakCode.PITCH_BITS)) {
            throw new IllegalArgumentException(
                    "fingerprint: " + frameCount + " frames and " + peaks + " peaks in " + bytes.length + " bytes");
        }
        int[] frames = new int[peaks];
        int[] pitches = new int[peaks];
        PeakCode.decode(bytes, HEADER, frames, pitches);
        if (peaks > 0 && frames[peaks - 1] >= frameCount) {
            throw new IllegalArgumentException(
                    "fingerprint: a peak at frame " + frames[peaks - 1] + " of " + frameCount);
        }
        return new Fingerprint(bytes.clone(), frameCount, frames, pitches);
    }

    /** Its bytes; equal sounds on any machine give equal bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Length of what was heard, seconds, to a frame of 23 ms. */
    public double durationSeconds() {
        return frameCount / FRAME_RATE;
    }

    /** Number of peaks; 0 for silence. */
    public int peaks() {
        return frames.length;
    }

    /** Number of frames. */
    int frameCount() {
        return frameCount;
    }

    /** Frame of a peak, ascending. */
    int frame(int peak) {
        return frames[peak];
    }

    /** Pitch of a peak in eighths of a semitone. */
    int pitch(int peak) {
        return pitches[peak];
    }

    /** Number of the first peak at {@code frame} or later. */
    int firstAt(int frame) {
        int low = 0;
        int high = frames.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (frames[mid] < frame) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint f && Arrays.equals(bytes, f.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Fingerprint[" + peaks() + " peaks]";
    }
}
