package org.tonemark.verdictlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;

/**
 * The log as plain Parquet: {@code verdicts/run=ID/part-*.parquet}, read by pandas and DuckDB as they are. A folder
 * {@code run=…} never changes once it has that name; see {@link OpenRun} for how it comes to it. Several programs may
 * append to one log at once.
 */
public final class ParquetVerdictLog implements VerdictLog {
    private static final int CHUNK_ROWS = 256;
    private static final long CHUNK_NANOS = 5_000_000_000L;

    private final Path folder;
    private final int chunkRows;

    /** @param folder made on the first run */
    public ParquetVerdictLog(Path folder) {
        this(folder, CHUNK_ROWS);
    }

    /** @param chunkRows rows after which a chunk is brought to the disk; it is after 5 seconds in any case */
    public ParquetVerdictLog(Path folder, int chunkRows) {
        this.folder = folder;
        this.chunkRows = chunkRows;
    }

    @Override
    public Set<String> finished(Key key) throws IOException {
        Set<String> cids = new HashSet<>();
        eachRow(VerdictRows.KEY_COLUMNS, row -> {
            if (VerdictRows.keyOf(row).equals(key)) {
                cids.add(row.getString("cid", 0));
            }
        });
        return cids;
    }

    @Override
    public Map<String, LoggedTrack> find(Key key, Set<String> cids) throws IOException {
        Map<String, LoggedTrack> found = new HashMap<>();
        eachRow(VerdictRows.SCHEMA, row -> {
            String cid = row.getString("cid", 0);
            if (cids.contains(cid) && VerdictRows.keyOf(row).equals(key)) {
                found.put(cid, VerdictRows.ofRow(row));
            }
        });
        return found;
    }

    @Override
    public long recover() throws IOException {
        long rows = 0;
        for (Path open : list(folder, OpenRun.OPEN)) {
            Optional<OpenRun> abandoned = OpenRun.takeOver(open);
            if (abandoned.isPresent()) {
                rows += abandoned.get().sealParts();
            }
        }
        return rows;
    }

    @Override
    public Run begin(String run) throws IOException {
        Files.createDirectories(folder);
        return OpenRun.create(folder.resolve(OpenRun.OPEN + run), chunkRows, CHUNK_NANOS);
    }

    @Override
    public Status status() throws IOException {
        List<Path> parts = parts();
        long bytes = 0;
        for (Path part : parts) {
            bytes += Files.size(part);
        }
        Map<String, Long> byModel = new TreeMap<>();
        eachRow(VerdictRows.KEY_COLUMNS, row -> byModel.merge(row.getString("model", 0), 1L, Long::sum));
        long rows = byModel.values().stream().mapToLong(Long::longValue).sum();
        return new Status(
                list(folder, OpenRun.SEALED).size(),
                rows,
                bytes,
                list(folder, OpenRun.OPEN).size(),
                byModel);
    }

    /** Hands over every verdict, oldest run first. */
    public void forEach(java.util.function.Consumer<org.tonemark.verdict.Verdict> verdicts) throws IOException {
        eachRow(
                VerdictRows.SCHEMA,
                row -> verdicts.accept(VerdictRows.ofRow(row).verdict()));
    }

    private void eachRow(MessageType columns, java.util.function.Consumer<org.apache.parquet.example.data.Group> rows)
            throws IOException {
        for (Path part : parts()) {
            ParquetFiles.read(part, columns, rows);
        }
    }

    /** Files of sealed runs, oldest run first: a run's name begins with its time. */
    private List<Path> parts() throws IOException {
        List<Path> parts = new java.util.ArrayList<>();
        for (Path run : list(folder, OpenRun.SEALED)) {
            parts.addAll(list(run, "part-"));
        }
        return parts;
    }

    private static List<Path> list(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Objects.toString(file.getFileName()).startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
