package org.tonemark.features.fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Fingerprints with the statistics of real ones that match no real one: played backwards, moved by 2 to 11 semitones, or
 * spliced of stretches of 3 to 8 s of several tracks so treated.
 */
final class Distractors {
    private final List<Fingerprint> real;
    private final Random random;

    Distractors(List<Fingerprint> real, long seed) {
        this.real = real;
        this.random = new Random(seed);
    }

    private record Peak(int frame, int pitch) {}

    /** One of some seconds. */
    Fingerprint next(double seconds) {
        int frames = (int) (seconds * Fingerprint.FRAME_RATE);
        List<Peak> peaks = new ArrayList<>();
        boolean spliced = random.nextInt(3) > 0;
        for (int at = 0; at < frames; ) {
            Fingerprint source = real.get(random.nextInt(real.size()));
            int length = spliced ? 130 + random.nextInt(215) : source.frameCount();
            length = Math.min(Math.min(length, source.frameCount()), frames - at);
            boolean back = random.nextBoolean();
            int up = (2 + random.nextInt(10)) * 8 * (random.nextBoolean() ? 1 : -1) + random.nextInt(7) - 3;
            if (back && random.nextInt(3) == 0) {
                up = 0;
            }
            int from = random.nextInt(source.frameCount() - length + 1);
            for (int p = source.firstAt(from); p < source.peaks() && source.frame(p) < from + length; p++) {
                int offset = source.frame(p) - from;
                // what leaves the range at one end comes in at the other, so that none get sparse
                int pitch = Math.floorMod(source.pitch(p) + up, Fingerprint.PITCHES);
                peaks.add(new Peak(at + (back ? length - 1 - offset : offset), pitch));
            }
            at += Math.max(1, length);
        }
        peaks.sort(Comparator.comparingInt(Peak::frame).thenComparingInt(Peak::pitch));
        return Fingerprint.of(
                frames,
                peaks.stream().mapToInt(Peak::frame).toArray(),
                peaks.stream().mapToInt(Peak::pitch).toArray());
    }
}
