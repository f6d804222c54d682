package org.tonemark.features.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first and the last bytes of a file, addressed by their offset in it. Offsets between the two are not kept; reading
 * them gives nothing, never an exception.
 */
public final class FileEdges {
    private final byte[] head;
    private final byte[] tail;
    private final long length;

    /**
     * @param head first bytes
     * @param tail last bytes, which may overlap the head; empty when the end was not seen
     * @param length of the file; of the head when the end was not seen
     */
    FileEdges(byte[] head, byte[] tail, long length) {
        this.head = head;
        this.tail = tail;
        this.length = length;
    }

    /** A whole file in memory. */
    public static FileEdges of(byte[] file) {
        return new FileEdges(file, new byte[0], file.length);
    }

    long length() {
        return length;
    }

    /** True if all of {@code [at, at + count)} is kept. */
    boolean has(long at, long count) {
        boolean inside = at >= 0 && count >= 0 && at + count <= length;
        return inside && (at + count <= head.length || tailStart() <= Math.max(at, head.length));
    }

    /** The bytes of {@code [at, at + count)} that are kept without a gap; shorter, or empty, at a gap or the end. */
    byte[] copy(long at, long count) {
        if (at < 0 || count <= 0 || at >= length) {
            return new byte[0];
        }
        long end = Math.min(length, at + Math.min(count, Integer.MAX_VALUE));
        long start = tailStart();
        if (at >= start) {
            return Arrays.copyOfRange(tail, (int) (at - start), (int) (end - start));
        }
        if (at >= head.length) {
            return new byte[0];
        }
        if (end <= head.length || start > head.length) {
            return Arrays.copyOfRange(head, (int) at, (int) Math.min(end, head.length));
        }
        byte[] joined = Arrays.copyOfRange(head, (int) at, (int) end);
        int fromHead = (int) (head.length - at);
        System.arraycopy(tail, (int) (head.length - start), joined, fromHead, joined.length - fromHead);
        return joined;
    }

    /** True if these characters stand there. */
    boolean is(long at, String ascii) {
        return has(at, ascii.length()) && ascii(at, ascii.length()).equals(ascii);
    }

    /** Latin-1 text of a fixed length. */
    String ascii(long at, int count) {
        return new String(copy(at, count), StandardCharsets.ISO_8859_1);
    }

    /** Unsigned 32-bit number, most significant byte first; −1 where it is not kept. */
    long big32(long at) {
        return has(at, 4) ? Numbers.big32(copy(at, 4), 0) : -1;
    }

    /** Unsigned 32-bit number, least significant byte first; −1 where it is not kept. */
    long little32(long at) {
        return has(at, 4) ? Numbers.little32(copy(at, 4), 0) : -1;
    }

    private long tailStart() {
        return length - tail.length;
    }
}
