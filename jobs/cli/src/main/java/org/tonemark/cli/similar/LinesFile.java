package org.tonemark.cli.similar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of JSON lines that appears whole, or not at all. */
final class LinesFile implements Closeable {
    private static final ObjectMapper JSON = new JsonMapper();

    private final Path file;
    private final Path part;
    private final BufferedWriter out;

    /** @param folder where the file goes when {@link #finish} is called */
    LinesFile(Path folder, String name) throws IOException {
        file = folder.resolve(name);
        part = folder.resolve("." + name + "." + ProcessHandle.current().pid());
        out = Files.newBufferedWriter(part);
    }

    void add(Object line) throws IOException {
        out.write(JSON.writeValueAsString(line) + "\n");
    }

    void finish() throws IOException {
        out.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }
}
