package org.tonemark.cli.similar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * {@code sound.jsonl}: a header, then a line a track with the tracks that sound nearest to it, sorted by CID; the console
 * reads it. It appears whole, or not at all.
 */
final class SoundFile implements Closeable {
    static final String NAME = "sound.jsonl";

    /** More than are shown, for only some of them are promoted. */
    static final int NEAREST = 50;

    private static final String FORMAT = "tonemark-sound-1";
    private static final ObjectMapper JSON = new JsonMapper();

    /** The first line. */
    record Header(String format, String model, int tracks) {}

    /** A line. */
    record Line(String item, List<Near> near) {}

    /** @param score cosine of the embeddings, −1 … 1, rounded to 1e-4 */
    record Near(String item, double score) {}

    private final Path file;
    private final Path part;
    private final BufferedWriter out;

    /** @param folder where the file goes when {@link #finish} is called */
    SoundFile(Path folder, String model, int tracks) throws IOException {
        file = folder.resolve(NAME);
        part = folder.resolve("." + NAME + "." + ProcessHandle.current().pid());
        out = Files.newBufferedWriter(part);
        out.write(JSON.writeValueAsString(new Header(FORMAT, model, tracks)) + "\n");
    }

    void add(String cid, List<NearTrack> near) throws IOException {
        List<Near> items = near.stream().map(t -> new Near(t.cid(), t.cosine())).toList();
        out.write(JSON.writeValueAsString(new Line(cid, items)) + "\n");
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
