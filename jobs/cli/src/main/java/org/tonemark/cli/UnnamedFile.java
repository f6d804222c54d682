package org.tonemark.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Work space on the disk of which nothing is left, whatever ends the process: the file loses its name at once. */
public final class UnnamedFile {
    private UnnamedFile() {}

    /** @param folder where there is room; {@code null} for the system's temporary folder */
    public static FileChannel open(@Nullable Path folder) throws IOException {
        Path file = folder == null
                ? Files.createTempFile("tonemark-", ".work")
                : Files.createTempFile(Files.createDirectories(folder), ".tonemark-", ".work");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(file);
        return channel;
    }
}
