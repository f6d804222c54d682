package org.tonemark.features.decode;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A source copied to a private temporary file, up to a cap; closing deletes it, also while the decoder has it open. */
final class Spool implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final boolean tooLarge;

    private Spool(Path file, boolean tooLarge) {
        this.file = file;
        this.tooLarge = tooLarge;
    }

    static Spool of(InputStream source, long maxBytes) throws IOException {
        Path file = Files.createTempFile("tonemark-", ".spool");
        try {
            return new Spool(file, !copy(source, file, maxBytes));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** False if the source is larger than the cap. */
    private static boolean copy(InputStream source, Path file, long maxBytes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = source.read(chunk); n > 0; n = source.read(chunk)) {
                copied += n;
                if (copied > maxBytes) {
                    return false;
                }
                out.write(chunk, 0, n);
            }
        }
        return true;
    }

    File file() {
        return file.toFile();
    }

    boolean tooLarge() {
        return tooLarge;
    }

    /** Deletes the file; a process that has it open reads on. */
    void unlink() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        unlink();
    }
}
