package org.tonemark.verdictlog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.KeptFingerprint;

/**
 * The log as plain Parquet: {@code verdicts/run=ID/part-*.parquet}, read by pandas and DuckDB as they are. A folder
 * {@code run=…} never changes once it has that name; see {@link OpenRun} for how it comes to it, and {@link Compaction}
 * for how it goes. Several programs may append to one log at once, and compact it.
 */
public final class ParquetVerdictLog implements VerdictLog {
    private static final int CHUNK_ROWS = 256;
    private static final long CHUNK_NANOS = 5_000_000_000L;
    private static final int MOST_ATTEMPTS = 20;

    private final Path folder;
    private final LogFolders folders;
    private final int chunkRows;

    /** @param folder made on the first run */
    public ParquetVerdictLog(Path folder) {
        this(folder, CHUNK_ROWS);
    }

    /** @param chunkRows rows after which a chunk is brought to the disk; it is after 5 seconds in any case */
    public ParquetVerdictLog(Path folder, int chunkRows) {
        this.folder = folder.toAbsolutePath();
        this.folders = new LogFolders(this.folder);
        this.chunkRows = chunkRows;
    }

    @Override
    public CidIndex finished(Key key) throws IOException {
        return read(parts -> {
            CidIndex cids = new CidIndex();
            for (Path part : parts) {
                ParquetFiles.read(part, VerdictRows.KEY_COLUMNS, row -> {
                    if (VerdictRows.keyOf(row).equals(key)) {
                        cids.putIfAbsent(row.getString("cid", 0), 0);
                    }
                });
            }
            return cids;
        });
    }

    @Override
    public void find(Key key, CidIndex cids, Sink rows) throws IOException {
        find(key, cids, VerdictRows.READ_COLUMNS, row -> rows.accept(VerdictRows.ofRow(row)));
    }

    @Override
    public void lines(Key key, CidIndex cids, LineSink rows) throws IOException {
        find(
                key,
                cids,
                VerdictRows.FACT_COLUMNS,
                row -> rows.accept(row.getString("cid", 0), row.getString("verdict", 0)));
    }

    /** A look at the small columns spares most files of a long log. */
    private void find(Key key, CidIndex cids, MessageType columns, ParquetFiles.RowSink rows) throws IOException {
        if (cids.size() == 0) {
            return;
        }
        Predicate<Group> wanted = row ->
                cids.contains(row.getString("cid", 0)) && VerdictRows.keyOf(row).equals(key);
        read(parts -> {
            for (Path part : parts) {
                if (ParquetFiles.any(part, VerdictRows.KEY_COLUMNS, wanted)) {
                    ParquetFiles.read(part, columns, row -> {
                        if (wanted.test(row)) {
                            rows.accept(row);
                        }
                    });
                }
            }
            return parts.size();
        });
    }

    @Override
    public Accepted acceptedUnderOther(Key key) throws IOException {
        return read(parts -> {
            CidIndex cids = new CidIndex();
            List<Key> keys = new ArrayList<>();
            for (Path part : parts) {
                ParquetFiles.read(part, VerdictRows.OUTCOME_COLUMNS, row -> {
                    Key other = VerdictRows.keyOf(row);
                    if (!other.equals(key) && row.getString("outcome", 0).equals(Outcome.ACCEPTED.json())) {
                        if (!keys.contains(other)) {
                            keys.add(other);
                        }
                        cids.putIfAbsent(row.getString("cid", 0), keys.indexOf(other));
                    }
                });
            }
            return new Accepted(cids, List.copyOf(keys));
        });
    }

    @Override
    public long recover() throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        return LogLock.holding(folder, () -> {
            folders.tidy();
            long rows = 0;
            for (Path open : LogFolders.list(folder, LogFolders.OPEN)) {
                Optional<OpenRun> abandoned = OpenRun.takeOver(open);
                if (abandoned.isPresent()) {
                    rows += abandoned.get().sealParts();
                }
            }
            return rows;
        });
    }

    @Override
    public Run begin(String run) throws IOException {
        Files.createDirectories(folder);
        return LogLock.holding(
                folder, () -> OpenRun.create(folder.resolve(LogFolders.OPEN + run), chunkRows, CHUNK_NANOS));
    }

    @Override
    public Compacted compact() throws IOException {
        return Compaction.run(folders);
    }

    @Override
    public Status status() throws IOException {
        return read(parts -> {
            long bytes = 0;
            Map<String, Long> byModel = new TreeMap<>();
            CidIndex keys = new CidIndex();
            CidIndex facts = new CidIndex();
            long[] repeated = new long[2];
            for (Path part : parts) {
                bytes += Files.size(part);
                ParquetFiles.read(part, VerdictRows.FACT_COLUMNS, row -> {
                    byModel.merge(row.getString("model", 0), 1L, Long::sum);
                    Verdict verdict = VerdictRows.verdict(row);
                    String key = VerdictRows.nameOf(row, verdict);
                    if (facts.putIfAbsent(key + '\n' + VerdictRows.fact(verdict), 0) != CidIndex.ABSENT) {
                        repeated[0]++;
                    } else if (keys.putIfAbsent(key, 0) != CidIndex.ABSENT) {
                        repeated[1]++;
                    }
                });
            }
            long rows = byModel.values().stream().mapToLong(Long::longValue).sum();
            return new Status(
                    folders.runs().size(),
                    parts.size(),
                    rows,
                    repeated[0],
                    repeated[1],
                    bytes,
                    LogFolders.list(folder, LogFolders.OPEN).size(),
                    byModel);
        });
    }

    /**
     * Hands over the verdicts in force, oldest run first: of several of one CID, model, policy and version the newest. One
     * may come twice when the log is compacted meanwhile.
     */
    public void forEach(Consumer<Verdict> verdicts) throws IOException {
        read(newestFirst -> {
            CidIndex seen = new CidIndex();
            BitSet superseded = new BitSet();
            int[] number = {0};
            for (Path part : newestFirst) {
                ParquetFiles.read(part, VerdictRows.KEY_COLUMNS, row -> {
                    boolean older = seen.putIfAbsent(VerdictRows.nameOf(row), 0) != CidIndex.ABSENT;
                    superseded.set(number[0]++, older);
                });
            }
            for (int i = newestFirst.size() - 1; i >= 0; i--) {
                int[] next = {number[0] -= (int) ParquetFiles.rowCount(newestFirst.get(i))};
                ParquetFiles.read(newestFirst.get(i), VerdictRows.READ_COLUMNS, row -> {
                    if (!superseded.get(next[0]++)) {
                        verdicts.accept(VerdictRows.verdict(row));
                    }
                });
            }
            return newestFirst.size();
        });
    }

    /** Takes what the log knows of a track's coming. */
    public interface Submissions {
        /** @param seconds length of the track, 0 if it was not measured */
        void accept(String cid, Instant submitted, double seconds);
    }

    /** Hands over when tracks were submitted, newest run first; a CID may come several times. */
    public void submissions(Submissions tracks) throws IOException {
        read(parts -> {
            for (Path part : parts) {
                ParquetFiles.read(part, VerdictRows.SUBMISSION_COLUMNS, row -> {
                    Instant submitted = VerdictRows.submitted(row);
                    double seconds = row.getFieldRepetitionCount("duration_seconds") == 0
                            ? 0
                            : row.getDouble("duration_seconds", 0);
                    if (submitted != null) {
                        tracks.accept(row.getString("cid", 0), submitted, seconds);
                    }
                });
            }
            return parts.size();
        });
    }

    /** Hands over the fingerprints of some tracks, newest run first; a CID may come several times. */
    public void fingerprints(Predicate<String> wanted, BiConsumer<String, KeptFingerprint> tracks) throws IOException {
        read(parts -> {
            for (Path part : parts) {
                if (ParquetFiles.any(part, VerdictRows.KEY_COLUMNS, row -> wanted.test(row.getString("cid", 0)))) {
                    ParquetFiles.read(part, VerdictRows.FINGERPRINT_COLUMNS, row -> {
                        KeptFingerprint fingerprint = VerdictRows.fingerprint(row);
                        if (fingerprint != null && wanted.test(row.getString("cid", 0))) {
                            tracks.accept(row.getString("cid", 0), fingerprint);
                        }
                    });
                }
            }
            return parts.size();
        });
    }

    /** Takes what tracks sound like. */
    public interface Embeddings {
        /** @param input the name the track had */
        void accept(String cid, String input, SoundEmbedding embedding) throws IOException;
    }

    /** Names of the sealed runs: what lies in one never changes. */
    public Set<String> runs() throws IOException {
        return folders.runs().stream()
                .map(run -> LogFolders.id(String.valueOf(run.getFileName())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Hands over the embeddings that a model made in some runs, the oldest run first; a CID may come several times. */
    public void embeddings(Set<String> runs, String model, Embeddings tracks) throws IOException {
        read(newestFirst -> {
            for (int i = newestFirst.size() - 1; i >= 0; i--) {
                Path part = newestFirst.get(i);
                if (runs.contains(LogFolders.id(String.valueOf(part.getParent().getFileName())))) {
                    ParquetFiles.read(part, VerdictRows.EMBEDDING_COLUMNS, row -> {
                        SoundEmbedding embedding = VerdictRows.embedding(row);
                        if (embedding != null && row.getString("model", 0).equals(model)) {
                            tracks.accept(row.getString("cid", 0), row.getString("input", 0), embedding);
                        }
                    });
                }
            }
            return newestFirst.size();
        });
    }

    /** Hands over CIDs with their outcomes, newest first; a CID comes once for each row it has. */
    public void outcomes(BiConsumer<String, Outcome> tracks) throws IOException {
        read(parts -> {
            for (Path part : parts) {
                ParquetFiles.read(
                        part,
                        VerdictRows.OUTCOME_COLUMNS,
                        row -> tracks.accept(row.getString("cid", 0), Outcome.ofJson(row.getString("outcome", 0))));
            }
            return parts.size();
        });
    }

    /** A pass over the files of a log. */
    private interface Pass<T> {
        T over(List<Path> parts) throws IOException;
    }

    /** Begins the pass anew where a compaction took a file away: its rows now lie in another. */
    private <T> T read(Pass<T> pass) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return pass.over(folders.parts());
            } catch (NoSuchFileException | FileNotFoundException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
