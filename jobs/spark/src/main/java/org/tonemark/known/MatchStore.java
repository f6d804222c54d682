package org.tonemark.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.tonemark.known.Lookup.Found;

/**
 * What look-ups found, so that each is done once: a file a run, {@code RUN.jsonl}, one look-up a line. A file that comes
 * into sight is whole. It is a memory only: without it, or where a line is damaged, fingerprints are looked up again.
 */
final class MatchStore {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int CHUNK = 1_000;

    private final Path folder;

    /** @param folder for look-ups in one index */
    MatchStore(Path folder) {
        this.folder = folder;
    }

    /** Takes a look-up. */
    interface Sink {
        void accept(Found found) throws IOException;
    }

    /** Hands over every look-up kept. */
    void read(Sink lookUps) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
        }
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    read(line, lookUps);
                }
            } catch (java.nio.charset.CharacterCodingException e) {
                continue; // damaged: looked up again
            }
        }
    }

    private static void read(String line, Sink lookUps) throws IOException {
        Found found;
        try {
            found = MAPPER.readValue(line, Found.class);
        } catch (JsonProcessingException e) {
            return; // damaged: looked up again
        }
        if (found.cid() != null && found.stretches() != null) {
            lookUps.accept(found);
        }
    }

    /** Starts the file of a run. @param run identity, unique */
    Writer begin(String run) throws IOException {
        Files.createDirectories(folder);
        return new Writer(run);
    }

    /** Look-ups of a run; those of a killed one are kept in chunks of a thousand. */
    final class Writer implements Closeable {
        private final String run;
        private int parts;
        private int rows;
        private BufferedWriter lines;
        private Path unfinished;

        private Writer(String run) throws IOException {
            this.run = run;
            this.unfinished = unfinished();
            this.lines = Files.newBufferedWriter(unfinished, StandardCharsets.US_ASCII);
        }

        private Path unfinished() {
            return folder.resolve("." + run + "-" + parts + ".tmp");
        }

        void add(Found found) throws IOException {
            lines.write(MAPPER.writeValueAsString(found));
            lines.write('\n');
            if (++rows == CHUNK) {
                close();
                parts++;
                rows = 0;
                unfinished = unfinished();
                lines = Files.newBufferedWriter(unfinished, StandardCharsets.US_ASCII);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
            if (rows == 0) {
                Files.deleteIfExists(unfinished);
                return;
            }
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, folder.resolve(run + "-" + parts + ".jsonl"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
