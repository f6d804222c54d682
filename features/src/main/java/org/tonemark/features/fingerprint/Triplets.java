package org.tonemark.features.fingerprint;

/**
 * Keys of a fingerprint for look-up: three peaks by their rough place in pitch, the two intervals and the two time
 * steps between them. The key of a triplet survives 3 % of change in speed, pitch or tempo but for steps that lie near
 * a border: a query asks for both sides of those. Of all keys only one in {@value #SAMPLING} is used, chosen by the key
 * itself, so both sides choose alike.
 */
final class Triplets {
    private static final int NEAREST = 7;
    private static final int SAMPLING = 16;

    /** Bits of a key. */
    static final int KEY_BITS = 28;

    private static final int CLOSEST = 2;
    private static final int FARTHEST = 45;
    private static final int INTERVAL = 96;

    private Triplets() {}

    /** Takes a key and the frame of its first peak. */
    interface Sink {
        void accept(int key, int frame);
    }

    /** The keys to keep of a known track. */
    static void known(Fingerprint print, Sink sink) {
        each(print, false, sink);
    }

    /** The keys to look up of a query: some triplets have several. */
    static void asked(Fingerprint print, Sink sink) {
        each(print, true, sink);
    }

    private static void each(Fingerprint print, boolean probe, Sink sink) {
        int[] zone = new int[NEAREST];
        for (int a = 0; a < print.peaks(); a++) {
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
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    triplet(print, a, zone[i], zone[j], probe, sink);
                }
            }
        }
    }

    private static void triplet(Fingerprint print, int a, int b, int c, boolean probe, Sink sink) {
        int t = print.frame(a);
        int p = print.pitch(a);
        int tb = print.frame(b) - t;
        int tc = print.frame(c) - t;
        int pb = print.pitch(b) - p + 128;
        int pc = print.pitch(c) - p + 128;
        int m = probe ? 1 : 0;
        for (int x = Math.max(0, p - 5 * m) >> 4; x <= (p + 5 * m) >> 4; x++) {
            for (int y = (pb + 4 - m) >> 3; y <= (pb + 4 + m) >> 3; y++) {
                for (int z = (pc + 4 - m) >> 3; z <= (pc + 4 + m) >> 3; z++) {
                    for (int u = (tb - m) / 3; u <= (tb + m) / 3; u++) {
                        for (int v = (tc - m) / 3; v <= (tc + m) / 3; v++) {
                            int key = (((x * 32 + y) * 32 + z) * 16 + u) * 16 + v;
                            int mixed = mix(key);
                            if ((mixed & SAMPLING - 1) == 0) {
                                sink.accept(mixed >>> 32 - KEY_BITS, t);
                            }
                        }
                    }
                }
            }
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
