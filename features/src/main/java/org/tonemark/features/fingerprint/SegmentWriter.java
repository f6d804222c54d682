package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Writes a {@link Segment}: keys are counted, then placed straight into the mapped file, so memory is that of the
 * buckets, 16 MiB at most, whatever the number of tracks.
 */
final class SegmentWriter {
    private static final int PEAKS_A_BUCKET = 8;
    private static final int MOST_BITS = 22;

    private final Tracks tracks;
    private int bits;
    private int[] starts = new int[0];
    private long printBytes;

    /** Tracks in the order of the bytes of their ids. */
    interface Tracks {
        int size();

        byte[] id(int track);

        byte[] print(int track);
    }

    private SegmentWriter(Tracks tracks) {
        this.tracks = tracks;
    }

    /**
     * Writes a segment.
     *
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException if there is more than a segment holds
     */
    static void write(Path file, Tracks tracks) throws IOException {
        new SegmentWriter(tracks).write(file);
    }

    private void write(Path file) throws IOException {
        count();
        int postings = starts[starts.length - 1];
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = Segment.HEADER;
            header(map(channel, 0, at), postings);
            MappedByteBuffer directory = map(channel, at, 4L * starts.length);
            directory.asIntBuffer().put(starts);
            at += directory.capacity();
            MappedByteBuffer table = map(channel, at, 8L * postings);
            place(table);
            sort(table);
            at += table.capacity();
            MappedByteBuffer places = map(channel, at, 8L * (tracks.size() + 1));
            at += places.capacity();
            MappedByteBuffer prints = map(channel, at, printBytes);
            copy(places, prints);
            at += printBytes;
            for (MappedByteBuffer part : new MappedByteBuffer[] {directory, table, places, prints}) {
                part.force();
            }
            MappedByteBuffer end = map(channel, at, 4);
            end.putInt((int) Segment.checksum(channel, at));
            end.force();
            channel.force(true);
        }
    }

    private static MappedByteBuffer map(FileChannel channel, long at, long length) throws IOException {
        MappedByteBuffer buffer = channel.map(MapMode.READ_WRITE, at, length);
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        return buffer;
    }

    private void header(ByteBuffer header, int postings) {
        header.putLong(Segment.MARK);
        header.putInt(Segment.VERSION);
        header.putInt(tracks.size());
        header.putInt(bits);
        header.putInt(postings);
        header.putLong(printBytes);
        header.putLong(0);
    }

    private void count() {
        long peaks = 0;
        for (int t = 0; t < tracks.size(); t++) {
            byte[] print = tracks.print(t);
            peaks += Fingerprint.of(print).peaks();
            printBytes += 4L + tracks.id(t).length + print.length;
        }
        bits = Math.min(MOST_BITS, 63 - Long.numberOfLeadingZeros(Math.max(1, peaks / PEAKS_A_BUCKET)));
        AtomicIntegerArray counts = new AtomicIntegerArray(1 << bits);
        LongAdder postings = new LongAdder();
        known((track, key, frame) -> {
            counts.getAndIncrement(Segment.bucket(key, bits));
            postings.increment();
        });
        if (postings.sum() > Segment.MOST_POSTINGS || printBytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a fingerprint segment holds " + Segment.MOST_POSTINGS + " keys, not " + postings.sum());
        }
        starts = new int[(1 << bits) + 1];
        for (int b = 1; b < starts.length; b++) {
            starts[b] = starts[b - 1] + counts.get(b - 1);
        }
    }

    /** Takes a key of a track. */
    private interface Keys {
        void accept(int track, int key, int frame);
    }

    /** All keys of all tracks, on all cores: what is made of them must not depend on their order. */
    private void known(Keys keys) {
        IntStream.range(0, tracks.size())
                .parallel()
                .forEach(t -> Quads.known(Fingerprint.of(tracks.print(t)), (key, frame) -> keys.accept(t, key, frame)));
    }

    /** In any order within a bucket; {@link #sort} follows. */
    private void place(ByteBuffer table) {
        AtomicIntegerArray next = new AtomicIntegerArray(Arrays.copyOf(starts, starts.length - 1));
        known((track, key, frame) -> table.putLong(
                8 * next.getAndIncrement(Segment.bucket(key, bits)), Segment.posting(key, bits, track, frame)));
    }

    private void sort(ByteBuffer table) {
        IntStream.range(0, starts.length - 1).parallel().forEach(b -> sort(table, starts[b], starts[b + 1]));
    }

    private static void sort(ByteBuffer table, int from, int to) {
        long[] bucket = new long[to - from];
        for (int i = 0; i < bucket.length; i++) {
            // postings are unsigned numbers: their sign bit belongs to the key
            bucket[i] = table.getLong(8 * (from + i)) ^ Long.MIN_VALUE;
        }
        Arrays.sort(bucket);
        for (int i = 0; i < bucket.length; i++) {
            table.putLong(8 * (from + i), bucket[i] ^ Long.MIN_VALUE);
        }
    }

    private void copy(ByteBuffer places, ByteBuffer prints) {
        for (int t = 0; t < tracks.size(); t++) {
            places.putLong(prints.position());
            byte[] id = tracks.id(t);
            prints.putInt(id.length).put(id).put(tracks.print(t));
        }
        places.putLong(prints.position());
    }
}
