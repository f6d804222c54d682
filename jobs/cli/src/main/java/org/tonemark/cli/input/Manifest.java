package org.tonemark.cli.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.tonemark.cli.UserException;

/**
 * Lists of tracks. {@code .txt}: one path or CID a line, blank lines and lines of {@code #} left out. {@code .tsv}: a
 * header with a {@code file} or {@code cid} column, and maybe a {@code submitted} column of times (ISO 8601 with a zone,
 * such as {@code 2026-11-21T12:00:00Z}; empty where nobody knows). Paths are relative to the manifest. A bad line becomes an input
 * without an outcome, named by its line; the others go on.
 */
final class Manifest {
    private final InputReader reader;
    private final Path folder;
    private final String name;

    /** @param folder that paths start from */
    Manifest(InputReader reader, Path folder, String name) {
        this.reader = reader;
        this.folder = folder;
        this.name = name;
    }

    /** @throws UserException if a table has neither a {@code file} nor a {@code cid} column */
    static void read(InputReader reader, Path file, String name) throws IOException {
        Manifest manifest = new Manifest(reader, file.toAbsolutePath().getParent(), name);
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv")) {
            manifest.table(bytes);
        } else {
            manifest.list(bytes);
        }
    }

    /** One path or CID a line. */
    void list(byte[] bytes) throws IOException {
        List<String> lines = lines(bytes);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                track(lines.get(i), i + 1);
            }
        }
    }

    private void table(byte[] bytes) throws IOException {
        List<String> lines = lines(bytes);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
        int file = header.indexOf("file");
        int cid = header.indexOf("cid");
        int submitted = header.indexOf("submitted");
        if (file < 0 && cid < 0) {
            throw UserException.usage(name + ": the first line must name a \"file\" or a \"cid\" column");
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(cells(lines.get(i)), file, cid, submitted, i + 1);
            }
        }
    }

    private void row(List<String> cells, int file, int cid, int submitted, int line) throws IOException {
        String text = cell(cells, submitted);
        Instant time = null;
        try {
            time = text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            bad(line, "not a time such as 2026-11-21T12:00:00Z: " + shortened(text));
            return;
        }
        int first = reader.size();
        row(cells, file, cid, line);
        if (time != null) {
            reader.submittedAt(first, time);
        }
    }

    private void row(List<String> cells, int file, int cid, int line) throws IOException {
        String path = cell(cells, file);
        String id = cell(cells, cid);
        if (!path.isEmpty()) {
            track(path, line);
        } else if (id.isEmpty()) {
            bad(line, "no file and no cid in this line");
        } else if (!reader.addContent(id, false)) {
            bad(line, "not a CID: " + shortened(id));
        }
    }

    private void track(String text, int line) throws IOException {
        try {
            reader.addNamed(text, folder.resolve(text).normalize(), false);
        } catch (InvalidPathException e) {
            bad(line, "not a path");
        }
    }

    private void bad(int line, String why) {
        reader.addUnusable(name + ":" + line, "BAD_MANIFEST_LINE", why);
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static String cell(List<String> cells, int column) {
        return column < 0 || column >= cells.size() ? "" : cells.get(column).strip();
    }

    private static List<String> cells(String line) {
        return List.of(line.split("\t", -1));
    }

    /** Bytes that are no UTF-8 become replacement characters: a file of that name is then not found, by that line. */
    private static List<String> lines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return List.of((text.startsWith("\ufeff") ? text.substring(1) : text).split("\r?\n", -1));
    }
}
