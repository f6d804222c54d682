package org.tonemark.cli.similar;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
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

    /** The first line. */
    record Header(String format, String model, int tracks) {}

    /** A line. */
    record Line(String item, List<Near> near) {}

    /** @param score cosine of the embeddings, −1 … 1, rounded to 1e-4 */
    record Near(String item, double score) {}

    private final LinesFile out;

    /** @param folder where the file goes when {@link #finish} is called */
    SoundFile(Path folder, String model, int tracks) throws IOException {
        out = new LinesFile(folder, NAME);
        out.add(new Header(FORMAT, model, tracks));
    }

    void add(String cid, List<NearTrack> near) throws IOException {
        List<Near> items = near.stream().map(t -> new Near(t.cid(), t.cosine())).toList();
        out.add(new Line(cid, items));
    }

    void finish() throws IOException {
        out.finish();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
