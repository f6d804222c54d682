package org.tonemark.curation.core.epoch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Sums of four numbers by a key of 0 or above, by open addressing. A {@code HashMap<Long, …>} hashes a pair of indexes to
 * their exclusive or, so that a thousand pairs share each bin.
 */
final class LongSums implements Serializable {
    static final int WIDTH = 4;
    private static final long FREE = -1;

    private long[] keys = new long[1024];
    private long[] values = new long[1024 * WIDTH];
    private int size;

    LongSums() {
        Arrays.fill(keys, FREE);
    }

    void add(long key, long a, long b, long c, long d) {
        int slot = slot(key);
        if (keys[slot] == FREE) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        int at = slot * WIDTH;
        values[at] += a;
        values[at + 1] += b;
        values[at + 2] += c;
        values[at + 3] += d;
    }

    void addAll(LongSums other) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != FREE) {
                int at = i * WIDTH;
                add(other.keys[i], other.values[at], other.values[at + 1], other.values[at + 2], other.values[at + 3]);
            }
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    boolean has(long key) {
        return key >= 0 && keys[slot(key)] == key;
    }

    /** @param field 0 … 3 @return 0 for a key without sums */
    long get(long key, int field) {
        return values[slot(key) * WIDTH + field];
    }

    /** Rising. */
    long[] sortedKeys() {
        return LongStream.of(keys).filter(key -> key != FREE).sorted().toArray();
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldValues.length * 2];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                System.arraycopy(oldValues, i * WIDTH, values, slot * WIDTH, WIDTH);
            }
        }
    }
}
