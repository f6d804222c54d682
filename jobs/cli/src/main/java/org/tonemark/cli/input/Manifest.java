package org.tonemark.cli.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tonemark.cli.UserException;
import org.tonemark.ipfs.Cid;
import org.tonemark.verify.TrackInput;

/**
 * Lists of tracks. {@code .txt}: one path or CID a line, blank lines and lines of {@code #} left out. {@code .tsv}: a
 * header with a {@code file} or {@code cid} column. Paths are relative to the manifest. A bad line becomes an input
 * without an outcome, named by its line; the others go on.
 */
final class Manifest {
    private final Path folder;
    private final String name;

    /** @param folder that paths start from */
    Manifest(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** @throws UserException if a table has neither a {@code file} nor a {@code cid} column */
    static List<TrackInput> read(Path file, String name) throws IOException {
        Manifest manifest = new Manifest(file.toAbsolutePath().getParent(), name);
        byte[] bytes = Files.readAllBytes(file);
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv") ? manifest.table(bytes) : manifest.list(bytes);
    }

    /** One path or CID a line. */
    List<TrackInput> list(byte[] bytes) {
        List<TrackInput> inputs = new ArrayList<>();
        List<String> lines = lines(bytes);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                inputs.add(track(lines.get(i), i + 1));
            }
        }
        return inputs;
    }

    private List<TrackInput> table(byte[] bytes) {
        List<String> lines = lines(bytes);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
        int file = header.indexOf("file");
        int cid = header.indexOf("cid");
        if (file < 0 && cid < 0) {
            throw UserException.usage(name + ": the first line must name a \"file\" or a \"cid\" column");
        }
        List<TrackInput> inputs = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                inputs.add(row(cells(lines.get(i)), file, cid, i + 1));
            }
        }
        return inputs;
    }

    private TrackInput row(List<String> cells, int file, int cid, int line) {
        String path = cell(cells, file);
        if (!path.isEmpty()) {
            return track(path, line);
        }
        String id = cell(cells, cid);
        if (id.isEmpty()) {
            return bad(line, "no file and no cid in this line");
        }
        Optional<Cid> parsed = Cid.tryParse(id);
        return parsed.isPresent()
                ? new TrackInput.Content(id, parsed.get().toString())
                : bad(line, "not a CID: " + (id.length() > 80 ? id.substring(0, 80) + "…" : id));
    }

    private TrackInput track(String text, int line) {
        try {
            return InputReader.fileOrCid(text, folder.resolve(text).normalize());
        } catch (InvalidPathException e) {
            return bad(line, "not a path");
        }
    }

    private TrackInput bad(int line, String why) {
        return new TrackInput.Unusable(name + ":" + line, "BAD_MANIFEST_LINE", why);
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
