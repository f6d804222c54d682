package org.tonemark.curation.console.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.http.TrackCid;

/**
 * CIDs of files between starts: {@code content-index.tsv} in the folder of data, a line a file: CID, bytes, time of the
 * last change in nanoseconds since 1970, path. A file of the same size and time is not hashed again. A line that cannot be
 * read, such as one torn by a crash, is one file to hash again.
 */
final class ContentIndex {
    private static final String NOT_AUDIO = "-";
    private static final long NANOS = 1_000_000_000L;

    private final @Nullable Path file;
    private final Map<String, Line> lines = new TreeMap<>();

    private record Line(String cid, long bytes, long changed) {}

    /** @param file {@code null} to remember nothing */
    ContentIndex(@Nullable Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            try {
                Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::read);
            } catch (IOException e) {
                lines.clear();
            }
        }
    }

    private void read(String text) {
        String[] parts = text.split("\t", 4);
        if (parts.length == 4
                && (parts[0].equals(NOT_AUDIO) || TrackCid.of(parts[0]).isPresent())) {
            try {
                lines.put(parts[3], new Line(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
            } catch (NumberFormatException e) {
                // not a line of ours
            }
        }
    }

    /** What is known of a file. @param cid empty for a file that is no audio */
    record Known(Optional<String> cid) {}

    /** Empty for a file that is new or was changed. */
    Optional<Known> find(Path track) throws IOException {
        Line line = lines.get(track.toString());
        if (line == null || !line.equals(line(line.cid(), track))) {
            return Optional.empty();
        }
        return Optional.of(new Known(Optional.of(line.cid()).filter(cid -> !cid.equals(NOT_AUDIO))));
    }

    /** Remembers a file at once. @param cid {@code null} for a file that is no audio */
    void add(Path track, @Nullable String cid) throws IOException {
        Line line = line(cid == null ? NOT_AUDIO : cid, track);
        lines.put(track.toString(), line);
        if (file != null && plain(track)) {
            Files.writeString(file, text(track.toString(), line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Forgets all but these files, and writes the rest anew. */
    void keep(List<Path> tracks) throws IOException {
        if (file == null) {
            return;
        }
        lines.keySet().retainAll(tracks.stream().map(Path::toString).toList());
        List<String> texts = new ArrayList<>();
        lines.forEach((path, line) -> texts.add(text(path, line)));
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".content-index-", ".part");
        try {
            Files.writeString(part, String.join("", texts));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Line line(String cid, Path track) throws IOException {
        BasicFileAttributes a = Files.readAttributes(track, BasicFileAttributes.class);
        var changed = a.lastModifiedTime().toInstant();
        return new Line(cid, a.size(), changed.getEpochSecond() * NANOS + changed.getNano());
    }

    /** A name with a line's end is hashed at every start. */
    private static boolean plain(Path track) {
        return track.toString().chars().noneMatch(c -> c == '\n' || c == '\r');
    }

    private static String text(String path, Line line) {
        return line.cid() + "\t" + line.bytes() + "\t" + line.changed() + "\t" + path + "\n";
    }
}
