package org.tonemark.curation.store.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a file as slices of a buffer, without their line ends. Not thread-safe. */
final class LineReader implements AutoCloseable {
    /** A line of an honest export is far below; a hostile one must not take all memory. */
    private static final int LONGEST = 1 << 28;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int length;
    private int end;
    private int next;
    private boolean lineEnd = true;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Whether there is a further line; the slices of the one before are no longer good. */
    boolean next() throws IOException {
        start = next;
        int at = next;
        while (true) {
            for (; at < end; at++) {
                if (buffer[at] == '\n') {
                    length = at - start;
                    next = at + 1;
                    return true;
                }
            }
            int shift = start;
            if (!fill()) {
                length = end - start;
                next = end;
                lineEnd = length == 0;
                return length > 0;
            }
            at -= shift;
        }
    }

    /** Moves the unfinished line to the front and reads on. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            if (end >= LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int offset() {
        return start;
    }

    int length() {
        return length;
    }

    /** After the last line: whether it had its line end. */
    boolean endedWithLineEnd() {
        return lineEnd;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
