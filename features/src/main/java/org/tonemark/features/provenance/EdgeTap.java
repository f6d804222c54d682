package org.tonemark.features.provenance;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.tonemark.features.decode.AudioSource;

/**
 * A source that remembers the first and last bytes of what is read from it, so that tags are read without reading the
 * file again. The memory of the newest stream counts; one stream is read at a time. Holds at most 2 MiB.
 */
public final class EdgeTap implements AudioSource {
    /** Bytes kept at each end: an index of an mp4 file of an hour lies there as a whole. */
    private static final int EDGE = 1 << 20;

    private final AudioSource source;
    private volatile Memory memory = new Memory();

    public EdgeTap(AudioSource source) {
        this.source = source;
    }

    @Override
    public InputStream open() throws IOException {
        Memory fresh = new Memory();
        InputStream in = source.open();
        memory = fresh;
        return new Listening(in, fresh);
    }

    /** What the newest stream gave so far. Call it after that stream was closed. */
    public FileEdges edges() {
        return memory.edges();
    }

    private static final class Listening extends FilterInputStream {
        private final Memory memory;

        Listening(InputStream in, Memory memory) {
            super(in);
            this.memory = memory;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value < 0) {
                memory.end();
            } else {
                memory.add(new byte[] {(byte) value}, 0, 1);
            }
            return value;
        }

        @Override
        public int read(byte[] chunk, int from, int length) throws IOException {
            int n = in.read(chunk, from, length);
            if (n > 0) {
                memory.add(chunk, from, n);
            } else if (n < 0) {
                memory.end();
            }
            return n;
        }

        /** Reads, so that nothing is missed. */
        @Override
        public long skip(long count) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(count, 1 << 16)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** The last bytes lie in a ring that is there only for files longer than the head. */
    private static final class Memory {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private byte[] ring = new byte[0];
        private long length;
        private boolean ended;

        synchronized void add(byte[] chunk, int from, int count) {
            int toHead = Math.min(count, EDGE - head.size());
            head.write(chunk, from, toHead);
            length += toHead;
            int left = count - toHead;
            if (left > 0) {
                addToRing(chunk, from + toHead, left);
            }
        }

        private void addToRing(byte[] chunk, int from, int count) {
            if (ring.length == 0) {
                ring = new byte[EDGE];
            }
            int kept = Math.min(count, EDGE);
            length += count - kept;
            for (int done = 0; done < kept; ) {
                int at = (int) ((length - EDGE) % EDGE);
                int n = Math.min(kept - done, EDGE - at);
                System.arraycopy(chunk, from + count - kept + done, ring, at, n);
                done += n;
                length += n;
            }
        }

        synchronized void end() {
            ended = true;
        }

        synchronized FileEdges edges() {
            byte[] first = head.toByteArray();
            if (length <= EDGE) {
                return FileEdges.of(first);
            }
            return ended ? new FileEdges(first, tail(), length) : FileEdges.of(first);
        }

        private byte[] tail() {
            int kept = (int) Math.min(EDGE, length - EDGE);
            int end = (int) ((length - EDGE) % EDGE);
            if (kept < EDGE) {
                return Arrays.copyOf(ring, kept);
            }
            byte[] tail = new byte[EDGE];
            System.arraycopy(ring, end, tail, 0, EDGE - end);
            System.arraycopy(ring, 0, tail, EDGE - end, end);
            return tail;
        }
    }
}
