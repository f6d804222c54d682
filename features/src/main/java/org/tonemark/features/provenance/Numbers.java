package org.tonemark.features.provenance;

/** Numbers in byte arrays, unsigned. */
final class Numbers {
    private Numbers() {}

    static long big32(byte[] b, int at) {
        return (long) big24(b, at) << 8 | b[at + 3] & 0xff;
    }

    static int big24(byte[] b, int at) {
        return (b[at] & 0xff) << 16 | (b[at + 1] & 0xff) << 8 | b[at + 2] & 0xff;
    }

    static long little32(byte[] b, int at) {
        return (b[at] & 0xffL) | (b[at + 1] & 0xffL) << 8 | (b[at + 2] & 0xffL) << 16 | (b[at + 3] & 0xffL) << 24;
    }

    /** Four times seven bits; −1 if a top bit is set, which no such number has. */
    static int synchsafe(byte[] b, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            if (b[i] < 0) {
                return -1;
            }
            value = value << 7 | b[i];
        }
        return value;
    }
}
