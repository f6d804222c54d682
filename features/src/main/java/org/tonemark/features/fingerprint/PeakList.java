package org.tonemark.features.fingerprint;

import java.util.Arrays;

/** Peaks as they come, in time order; of each second the strongest {@link Fingerprint#MOST_PER_SECOND} stay. */
final class PeakList {
    private static final int SECOND = 43;

    private int[] frames = new int[1024];
    private int[] pitches = new int[1024];
    private float[] powers = new float[1024];
    private int count;
    private int secondStart;
    private int second;

    void add(int frame, int pitch, float power) {
        if (frame / SECOND != second) {
            thin();
            second = frame / SECOND;
        }
        if (count == frames.length) {
            frames = Arrays.copyOf(frames, 2 * count);
            pitches = Arrays.copyOf(pitches, 2 * count);
            powers = Arrays.copyOf(powers, 2 * count);
        }
        frames[count] = frame;
        pitches[count] = pitch;
        powers[count] = power;
        count++;
    }

    Fingerprint fingerprint(int frameCount) {
        thin();
        return Fingerprint.of(frameCount, Arrays.copyOf(frames, count), Arrays.copyOf(pitches, count));
    }

    private void thin() {
        int n = count - secondStart;
        if (n > Fingerprint.MOST_PER_SECOND) {
            float[] sorted = Arrays.copyOfRange(powers, secondStart, count);
            Arrays.sort(sorted);
            float least = sorted[n - Fingerprint.MOST_PER_SECOND];
            int kept = secondStart;
            for (int i = secondStart; i < count && kept < secondStart + Fingerprint.MOST_PER_SECOND; i++) {
                if (powers[i] >= least) {
                    frames[kept] = frames[i];
                    pitches[kept] = pitches[i];
                    powers[kept] = powers[i];
                    kept++;
                }
            }
            count = kept;
        }
        secondStart = count;
    }
}
