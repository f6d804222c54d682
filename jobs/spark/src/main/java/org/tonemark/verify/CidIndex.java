package org.tonemark.verify;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.tonemark.curation.core.hash.Sha256;

/**
 * A map from CIDs (or other names) to numbers from 0, in about 40 bytes an entry: it keeps 128 bits of a salted SHA-256
 * of each name in an open-addressed table. Nobody outside can make two names meet, since the salt is drawn anew for each
 * index; by chance two of 100 million meet with a probability below 1e-22. Reading is safe from several threads at once,
 * writing is not.
 */
public final class CidIndex implements Serializable {
    private static final long serialVersionUID = 1L;
    /** What {@link #get} gives for a name that is not there. */
    public static final int ABSENT = -1;

    private static final int SMALLEST = 64;
    private static final double FULLEST = 0.6;

    private final byte[] salt = new byte[16];
    private long[] digests = new long[2 * SMALLEST];
    private int[] values = filled(SMALLEST);
    private int size;

    public CidIndex() {
        new SecureRandom().nextBytes(salt);
    }

    /** An index of these CIDs, numbered in their order. */
    public static CidIndex of(Iterable<String> cids) {
        CidIndex index = new CidIndex();
        for (String cid : cids) {
            index.putIfAbsent(cid, index.size);
        }
        return index;
    }

    /** The value that stands for a name already, else {@link #ABSENT} and the new value is kept. */
    public int putIfAbsent(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("values start at 0: " + value);
        }
        if (size >= FULLEST * values.length) {
            grow();
        }
        ByteBuffer digest = digest(name);
        long high = digest.getLong(0);
        long low = digest.getLong(8);
        int slot = slot(high, low);
        if (values[slot] != ABSENT) {
            return values[slot];
        }
        digests[2 * slot] = high;
        digests[2 * slot + 1] = low;
        values[slot] = value;
        size++;
        return ABSENT;
    }

    /** The value of a name, or {@link #ABSENT}. */
    public int get(String name) {
        if (size == 0) {
            return ABSENT;
        }
        ByteBuffer digest = digest(name);
        return values[slot(digest.getLong(0), digest.getLong(8))];
    }

    public boolean contains(String name) {
        return get(name) != ABSENT;
    }

    public int size() {
        return size;
    }

    /** Where a digest stands, or the free place where it would. */
    private int slot(long high, long low) {
        int mask = values.length - 1;
        int slot = (int) low & mask;
        while (values[slot] != ABSENT && (digests[2 * slot] != high || digests[2 * slot + 1] != low)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldDigests = digests;
        int[] oldValues = values;
        digests = new long[2 * oldDigests.length];
        values = filled(2 * oldValues.length);
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != ABSENT) {
                int slot = slot(oldDigests[2 * i], oldDigests[2 * i + 1]);
                digests[2 * slot] = oldDigests[2 * i];
                digests[2 * slot + 1] = oldDigests[2 * i + 1];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, ABSENT);
        return values;
    }

    private ByteBuffer digest(String name) {
        MessageDigest sha = Sha256.newDigest();
        sha.update(salt);
        return ByteBuffer.wrap(sha.digest(name.getBytes(StandardCharsets.UTF_8)));
    }
}
