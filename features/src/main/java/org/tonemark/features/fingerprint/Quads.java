package org.tonemark.features.fingerprint;

/**
 * Keys of a fingerprint for look-up: four peaks by the rough place of the first in pitch, the three intervals and the
 * three time steps from it to the others (quads of peaks: Sonnleitner and Widmer, "Robust quad-based audio
 * fingerprinting", IEEE/ACM TASLP 24(3), 2016; theirs are made invariant by ratios, these by coarse steps). A key
 * survives 3 % of change in speed, pitch or tempo but for values that lie near a border: a query asks for both sides of
 * those. Of all keys only one in {@value #SAMPLING} is used, chosen by the key itself, so both sides choose alike. Keys
 * of three peaks were tried: so many unrelated tracks share one that a look-up took ten times as long.
 */
final class Quads {
    private static final int NEAREST = 7;
    private static final int SAMPLING_BITS = 5;
    private static final int SAMPLING = 1 << SAMPLING_BITS;

    /** Bits of a key. */
    static final int KEY_BITS = 32 - SAMPLING_BITS;

    private static final int CLOSEST = 2;
    private static final int FARTHEST = 45;
    private static final int INTERVAL = 96;

    private static final int ROUGH_PITCH = 16;
    private static final int SEMITONE = 8;
    private static final int STEP = 3;

    /** Fields of a key: pitch, three intervals, three steps; values each takes. */
    private static final int[] SIZES = {32, 32, 32, 32, 16, 16, 16};

    private final Fingerprint print;
    private final int slack;
    private final Sink sink;
    private final int[] low = new int[SIZES.length];
    private final int[] high = new int[SIZES.length];

    private Quads(Fingerprint print, int slack, Sink sink) {
        this.print = print;
        this.slack = slack;
        this.sink = sink;
    }

    /** Takes a key and the frame of its first peak. */
    interface Sink {
        void accept(int key, int frame);
    }

    /** The keys to keep of a known track. */
    static void known(Fingerprint print, Sink sink) {
        new Quads(print, 0, sink).each();
    }

    /** The keys to look up of a query: some quads have several. */
    static void asked(Fingerprint print, Sink sink) {
        new Quads(print, 1, sink).each();
    }

    private void each() {
        int[] zone = new int[NEAREST];
        for (int a = 0; a < print.peaks(); a++) {
            int n = zone(a, zone);
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    for (int k = j + 1; k < n; k++) {
                        quad(a, zone[i], zone[j], zone[k]);
                    }
                }
            }
        }
    }

    /** The nearest peaks that follow peak {@code a}; how many. */
    private int zone(int a, int[] zone) {
        int n = 0;
        for (int b = a + 1; b < print.peaks() && n < NEAREST; b++) {
            int dt = print.frame(b) - print.frame(a);
            if (dt > FARTHEST) {
                break;
            }
            if (dt >= CLOSEST && Math.abs(print.pitch(b) - print.pitch(a)) <= INTERVAL) {
                zone[n++] = b;
            }
        }
        return n;
    }

    private void quad(int a, int b, int c, int d) {
        range(0, print.pitch(a), 5 * slack, ROUGH_PITCH);
        follow(1, a, b);
        follow(2, a, c);
        follow(3, a, d);
        ask(0, 0, print.frame(a));
    }

    private void follow(int place, int a, int b) {
        range(place, print.pitch(b) - print.pitch(a) + INTERVAL + SEMITONE / 2, slack, SEMITONE);
        range(place + 3, print.frame(b) - print.frame(a), slack, STEP);
    }

    private void range(int field, int value, int around, int unit) {
        low[field] = Math.max(0, value - around) / unit;
        high[field] = Math.min(SIZES[field] - 1, (value + around) / unit);
    }

    private void ask(int field, int key, int frame) {
        if (field == SIZES.length) {
            int mixed = mix(key);
            if ((mixed & SAMPLING - 1) == 0) {
                sink.accept(mixed >>> SAMPLING_BITS, frame);
            }
            return;
        }
        for (int value = low[field]; value <= high[field]; value++) {
            ask(field + 1, key * SIZES[field] + value, frame);
        }
    }

    /** Spreads keys evenly over the integers, one to one (the finaliser of MurmurHash3). */
    private static int mix(int key) {
        int h = key;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
