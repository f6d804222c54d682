package org.tonemark.curation.store.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.store.json.CurationJson;

/** Writes an epoch's public record. The folder appears complete or not at all. */
public final class ExportWriter {
    private static final int BUFFER = 1 << 16;

    private ExportWriter() {}

    /**
     * @param folder to be made; its parent too
     * @return the manifest written
     * @throws java.nio.file.FileAlreadyExistsException when there is something at the folder already
     */
    public static Manifest write(EpochInput input, EpochResult result, Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new java.nio.file.FileAlreadyExistsException(folder.toString());
        }
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path part = Files.createTempDirectory(parent, ".export-");
        try {
            Manifest manifest = writeAll(input, result, part);
            Files.move(part, folder);
            return manifest;
        } finally {
            delete(part);
        }
    }

    private static Manifest writeAll(EpochInput input, EpochResult result, Path part) throws IOException {
        Files.createDirectories(part.resolve("input"));
        Files.createDirectories(part.resolve("result"));
        List<Manifest.Entry> entries = new ArrayList<>();
        for (ExportFiles.Listing listing : ExportFiles.of(input, result)) {
            entries.add(writeLines(listing, part.resolve(listing.name())));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                input.epoch(),
                input.rule(),
                input.previousRoot(),
                input.beacon(),
                input.goldOrigin(),
                new Manifest.Outcome(result.goldOrigin(), result.originOpen(), result.root()),
                entries);
        Files.writeString(part.resolve(Manifest.FILE), CurationJson.write(manifest) + "\n");
        return manifest;
    }

    private static Manifest.Entry writeLines(ExportFiles.Listing listing, Path file) throws IOException {
        LineHash hash = new LineHash();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            for (Object item : listing.items()) {
                byte[] line = CurationJson.writeBytes(item);
                hash.line(line, 0, line.length);
                out.write(line);
                out.write('\n');
            }
        }
        return hash.entry(listing.name());
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
