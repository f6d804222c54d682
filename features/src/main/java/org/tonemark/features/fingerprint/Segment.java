package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * An immutable file of fingerprints with a table of their keys, mapped into memory. Threads may share it.
 *
 * <p>Little-endian: a header of {@value #HEADER} bytes (mark {@code TMFPRINT}, version, tracks, bits of a bucket,
 * postings, length of the tracks' section); where the postings of each bucket start ({@code 2^bits + 1} ints); the
 * postings, sorted; where each track starts ({@code tracks + 1} longs); the tracks by the bytes of their ids (length of
 * the id, id, fingerprint); CRC-32C of all before. A bucket is the upper bits of a key; a posting holds the next
 * {@value #REST_BITS} bits of the key, the track ({@value #TRACK_BITS} bits) and the frame ({@value #FRAME_BITS} bits).
 */
final class Segment {
    static final int VERSION = 1;
    static final long MARK = 0x544e495250464d54L;
    static final int HEADER = 40;
    static final int REST_BITS = 12;
    static final int TRACK_BITS = 24;
    static final int FRAME_BITS = 28;

    /** Most postings of a segment: 1 GiB of them. */
    static final int MOST_POSTINGS = 1 << 27;

    static final int MOST_TRACKS = 1 << TRACK_BITS;
    private static final int CHUNK = 1 << 28;

    private final Path file;
    private final int tracks;
    private final int bits;
    private final int postings;
    private final long crc;
    private final ByteBuffer directory;
    private final ByteBuffer table;
    private final ByteBuffer places;
    private final ByteBuffer prints;

    private Segment(Path file, FileChannel channel, ByteBuffer header, long crc) throws IOException {
        this.file = file;
        this.crc = crc;
        tracks = header.getInt(12);
        bits = header.getInt(16);
        postings = header.getInt(20);
        long printBytes = header.getLong(24);
        requireSound(channel.size(), printBytes);
        long at = HEADER;
        directory = map(channel, at, 4L * ((1 << bits) + 1));
        at += directory.capacity();
        table = map(channel, at, 8L * postings);
        at += table.capacity();
        places = map(channel, at, 8L * (tracks + 1));
        at += places.capacity();
        prints = map(channel, at, printBytes);
    }

    private void requireSound(long size, long printBytes) throws IOException {
        boolean sound = tracks >= 0
                && tracks < MOST_TRACKS
                && bits >= 0
                && bits <= 24
                && postings >= 0
                && postings <= MOST_POSTINGS
                && printBytes >= 0
                && printBytes <= Integer.MAX_VALUE
                && size == HEADER + 4L * ((1 << bits) + 1) + 8L * postings + 8L * (tracks + 1) + printBytes + 4;
        if (!sound) {
            throw damaged(file, "its sections do not fill its " + size + " bytes");
        }
    }

    /**
     * Maps a segment and checks all of it.
     *
     * @throws IOException with one line if it is damaged, cut short or of another version
     */
    static Segment open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < HEADER + 4) {
                throw damaged(file, "it has " + size + " bytes");
            }
            ByteBuffer header = map(channel, 0, HEADER);
            if (header.getLong(0) != MARK) {
                throw damaged(file, "it does not begin with the mark of one");
            }
            if (header.getInt(8) != VERSION) {
                throw new IOException(file + ": fingerprint segment of version " + header.getInt(8)
                        + "; this program reads " + VERSION);
            }
            long crc = checksum(channel, size - 4);
            if (crc != Integer.toUnsignedLong(map(channel, size - 4, 4).getInt(0))) {
                throw damaged(file, "its checksum does not fit");
            }
            return new Segment(file, channel, header, crc);
        }
    }

    static long checksum(FileChannel channel, long length) throws IOException {
        CRC32C crc = new CRC32C();
        for (long at = 0; at < length; at += CHUNK) {
            crc.update(map(channel, at, Math.min(CHUNK, length - at)));
        }
        return crc.getValue();
    }

    private static ByteBuffer map(FileChannel channel, long at, long length) throws IOException {
        return channel.map(MapMode.READ_ONLY, at, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static IOException damaged(Path file, String why) {
        return new IOException(file + ": damaged fingerprint segment: " + why);
    }

    Path file() {
        return file;
    }

    /** CRC-32C of all but the last four bytes. */
    long crc() {
        return crc;
    }

    int tracks() {
        return tracks;
    }

    int postings() {
        return postings;
    }

    String id(int track) {
        return new String(idBytes(track), StandardCharsets.UTF_8);
    }

    byte[] idBytes(int track) {
        byte[] id = new byte[prints.getInt(start(track))];
        prints.get(start(track) + 4, id);
        return id;
    }

    byte[] printBytes(int track) {
        int from = start(track) + 4 + prints.getInt(start(track));
        byte[] print = new byte[start(track + 1) - from];
        prints.get(from, print);
        return print;
    }

    private int start(int track) {
        return (int) places.getLong(8 * track);
    }

    /** Number of the track with this id, −1 if it is not there. */
    int track(byte[] id) {
        int low = 0;
        int high = tracks - 1;
        while (low <= high) {
            int mid = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(idBytes(mid), id);
            if (order == 0) {
                return mid;
            }
            if (order < 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return -1;
    }

    /** Takes a track and the frame where a key stands in it. */
    interface Hits {
        void accept(int track, int frame);
    }

    /** Gives the places of a key. */
    void find(int key, Hits hits) {
        int bucket = bucket(key, bits);
        int end = directory.getInt(4 * (bucket + 1));
        long rest = rest(key, bits);
        int at = firstAt(directory.getInt(4 * bucket), end, rest);
        for (; at < end; at++) {
            long posting = table.getLong(8 * at);
            if (posting >>> TRACK_BITS + FRAME_BITS != rest) {
                return;
            }
            hits.accept((int) (posting >>> FRAME_BITS) & MOST_TRACKS - 1, (int) posting & (1 << FRAME_BITS) - 1);
        }
    }

    private int firstAt(int from, int end, long rest) {
        int low = from;
        int high = end;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (table.getLong(8 * mid) >>> TRACK_BITS + FRAME_BITS < rest) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    static int bucket(int key, int bits) {
        return key >>> Quads.KEY_BITS - bits;
    }

    static long rest(int key, int bits) {
        int shift = Quads.KEY_BITS - bits - REST_BITS;
        return (shift >= 0 ? key >>> shift : key << -shift) & (1 << REST_BITS) - 1;
    }

    static long posting(int key, int bits, int track, int frame) {
        return rest(key, bits) << TRACK_BITS + FRAME_BITS | (long) track << FRAME_BITS | frame;
    }
}
