package org.tonemark.verdictlog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.CidIndex;

/**
 * Writes many sealed runs as one. Of the rows of a key that hold the same verdict the newest stays; rows of a key that
 * contradict each other all stay, newest first, and are named. The new run is written aside, then comes in by one rename, with the
 * names of those it replaces inside; whatever kills it before leaves the log as it was, and after, only deleting is left
 * for the next program that writes. Memory: about 80 bytes a row, and one group of rows.
 */
final class Compaction {
    private static final String LOCK = "_lock";
    private static final Pattern COMPACTED = Pattern.compile("(.+-.+)-c([0-9]{1,8})");
    private static final int PART_ROWS = 100_000;
    private static final int MOST_NAMED = 100;

    private final LogFolders log;
    private final Path aside;
    private final List<Path> runs;
    private final FileChannel owner;
    private final CidIndex keys = new CidIndex();
    private final CidIndex facts = new CidIndex();
    private final List<String> contradictions = new ArrayList<>();
    private @Nullable ParquetWriter<Group> writer;
    private int parts;
    private int rowsInPart;
    private long kept;
    private long dropped;
    private long contradicting;

    private Compaction(LogFolders log, Path aside, List<Path> runs, FileChannel owner) {
        this.log = log;
        this.aside = aside;
        this.runs = runs;
        this.owner = owner;
    }

    /** @throws IOException if the disk is full or another compaction is at work; the log is then as it was */
    static VerdictLog.Compacted run(LogFolders log) throws IOException {
        Optional<Compaction> begun = LogLock.holding(log.folder(), () -> begin(log));
        if (begun.isEmpty()) {
            return new VerdictLog.Compacted(log.runs().size(), 0, 0, 0, List.of());
        }
        Compaction compaction = begun.get();
        try {
            compaction.merge();
            return LogLock.holding(log.folder(), compaction::comeIn);
        } catch (IOException | RuntimeException e) {
            deleteQuietly(compaction.aside, e);
            throw e;
        } finally {
            compaction.owner.close();
        }
    }

    private static Optional<Compaction> begin(LogFolders log) throws IOException {
        log.tidy();
        if (!LogFolders.list(log.folder(), LogFolders.COMPACTING).isEmpty()) {
            throw new IOException("another compaction of " + log.folder() + " is at work");
        }
        List<Path> runs = log.runs();
        if (isCompact(runs)) {
            return Optional.empty();
        }
        Path aside = log.folder().resolve(LogFolders.COMPACTING + successor(runs.get(0)));
        Files.createDirectory(aside);
        FileChannel owner = FileChannel.open(aside.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!LogLock.tryLock(owner)) {
            throw new IOException("another program took " + aside);
        }
        return Optional.of(new Compaction(log, aside, runs, owner));
    }

    static boolean isCompact(List<Path> runs) throws IOException {
        return runs.isEmpty()
                || runs.size() == 1
                        && (Files.exists(runs.get(0).resolve(LogFolders.REPLACES))
                                || LogFolders.list(runs.get(0), "part-").size() == 1);
    }

    /** A name that sorts right after the newest run it replaces and before any later one. */
    private static String successor(Path newest) {
        String id = idOf(newest);
        Matcher compacted = COMPACTED.matcher(id);
        return compacted.matches()
                ? compacted.group(1) + "-c" + (Integer.parseInt(compacted.group(2)) + 1)
                : id + "-c1";
    }

    private void merge() throws IOException {
        for (Path run : runs) {
            for (Path part : LogFolders.list(run, "part-")) {
                ParquetFiles.read(part, VerdictRows.SCHEMA, row -> take(row, idOf(run)));
            }
        }
        closePart();
        Path list = aside.resolve(LogFolders.REPLACES);
        Files.write(list, runs.stream().map(Compaction::idOf).toList());
        ParquetFiles.sync(list);
    }

    private VerdictLog.Compacted comeIn() throws IOException {
        Files.delete(aside.resolve(LOCK));
        ParquetFiles.sync(aside);
        Path sealed = log.folder().resolve(LogFolders.SEALED + idOf(aside));
        Files.move(aside, sealed, StandardCopyOption.ATOMIC_MOVE);
        ParquetFiles.sync(log.folder());
        log.tidy();
        return new VerdictLog.Compacted(runs.size(), kept, dropped, contradicting, contradictions);
    }

    private static String idOf(Path folder) {
        return LogFolders.id(folder.getFileName().toString());
    }

    private void take(Group row, String run) throws IOException {
        Verdict verdict = VerdictRows.verdict(row);
        String key = VerdictRows.nameOf(row, verdict);
        int number = Math.toIntExact(kept);
        if (facts.putIfAbsent(key + '\n' + VerdictRows.fact(verdict), number) != CidIndex.ABSENT) {
            dropped++;
            return;
        }
        if (keys.putIfAbsent(key, number) != CidIndex.ABSENT) {
            contradicting++;
            if (contradictions.size() < MOST_NAMED) {
                contradictions.add(VerdictRows.nameOf(row).replace('\n', ' ') + " in run " + run);
            }
        }
        write(VerdictRows.withRun(row, run));
        kept++;
    }

    private void write(Group row) throws IOException {
        if (writer == null) {
            writer = ParquetFiles.writer(aside.resolve("part-%05d.parquet".formatted(parts++)));
        }
        writer.write(row);
        if (++rowsInPart == PART_ROWS) {
            closePart();
        }
    }

    private void closePart() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
            rowsInPart = 0;
            ParquetFiles.sync(aside.resolve("part-%05d.parquet".formatted(parts - 1)));
        }
    }

    /** Removes what a killed compaction left; one that goes on holds its lock and is let be. */
    static void deleteAbandoned(Path unfinished) throws IOException {
        try (FileChannel channel =
                FileChannel.open(unfinished.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (LogLock.tryLock(channel)) {
                LogFolders.delete(unfinished);
            }
        }
    }

    private static void deleteQuietly(Path folder, Exception cause) {
        try {
            if (Files.exists(folder)) {
                LogFolders.delete(folder);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
