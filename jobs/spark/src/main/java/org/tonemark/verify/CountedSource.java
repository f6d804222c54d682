package org.tonemark.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tonemark.features.decode.AudioSource;

/** Counts the bytes that were read of a source, in the reading that went furthest. For one thread after another. */
final class CountedSource implements AudioSource {
    private final AudioSource source;
    private volatile long bytes;

    CountedSource(AudioSource source) {
        this.source = source;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public InputStream open() throws IOException {
        return new FilterInputStream(source.open()) {
            private long position;

            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                int read = super.read(target, from, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int read) {
                position += read;
                bytes = Math.max(bytes, position);
            }
        };
    }
}
