package org.tonemark.features.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Copies a source into the decoder, on its own thread, up to a cap of bytes. A decoder may end before its input does; the
 * rest is then read all the same, so that a source always sees its own end.
 */
final class SourcePump implements Runnable {
    private static final int CHUNK = 1 << 16;

    private final InputStream source;
    private final OutputStream decoder;
    private final long maxBytes;
    private final Runnable stop;
    private volatile @Nullable IOException sourceError;
    private volatile boolean tooLarge;
    private boolean taken = true;

    /** @param stop called when the source fails or is too large: there is no use in decoding on */
    SourcePump(InputStream source, OutputStream decoder, long maxBytes, Runnable stop) {
        this.source = source;
        this.decoder = decoder;
        this.maxBytes = maxBytes;
        this.stop = stop;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        long copied = 0;
        try (OutputStream out = decoder) {
            for (int n = read(chunk); n > 0; n = read(chunk)) {
                copied += n;
                if (copied > maxBytes) {
                    tooLarge = true;
                    stop.run();
                    return;
                }
                give(out, chunk, n);
            }
        } catch (IOException e) {
            // the end of the pipe of a decoder that has ended
        }
    }

    private void give(OutputStream out, byte[] chunk, int n) {
        try {
            if (taken) {
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            taken = false; // the decoder has ended: its exit status tells why
        }
    }

    private int read(byte[] chunk) {
        try {
            return source.read(chunk);
        } catch (IOException e) {
            sourceError = e;
            stop.run();
            return -1;
        }
    }

    /** What the source threw, {@code null} if nothing. */
    @Nullable
    IOException sourceError() {
        return sourceError;
    }

    boolean tooLarge() {
        return tooLarge;
    }
}
