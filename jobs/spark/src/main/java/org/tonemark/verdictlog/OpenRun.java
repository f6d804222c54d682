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

/**
 * A run that is not sealed yet: a folder {@code .run=ID} that no reader looks at. Every chunk is written under another
 * name, synced, then renamed, so that a file {@code part-*.parquet} is always whole. Its owner holds a file lock, which
 * the system drops with the process, whatever killed it: a folder that can be locked was abandoned. Folders come, are
 * sealed and are taken over under the {@link LogLock}.
 */
final class OpenRun implements VerdictLog.Run {
    private static final String LOCK = "_lock";

    private final Path folder;
    private final FileChannel channel;
    private final int chunkRows;
    private final long chunkNanos;
    private final List<LoggedTrack> waiting = new ArrayList<>();
    private long waitingSince;
    private int parts;
    private boolean closed;

    private OpenRun(Path folder, FileChannel channel, int chunkRows, long chunkNanos) {
        this.folder = folder;
        this.channel = channel;
        this.chunkRows = chunkRows;
        this.chunkNanos = chunkNanos;
    }

    /** A new run; the caller holds the log's lock. */
    static OpenRun create(Path folder, int chunkRows, long chunkNanos) throws IOException {
        Files.createDirectory(folder);
        return lock(folder, chunkRows, chunkNanos)
                .orElseThrow(() -> new IOException("another process took the new run " + folder.getFileName()));
    }

    /** The run, if its owner is gone; the caller holds the log's lock. */
    static Optional<OpenRun> takeOver(Path folder) throws IOException {
        return lock(folder, Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    private static Optional<OpenRun> lock(Path folder, int chunkRows, long chunkNanos) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (LogLock.tryLock(channel)) {
            return Optional.of(new OpenRun(folder, channel, chunkRows, chunkNanos));
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public synchronized void append(LoggedTrack track) throws IOException {
        if (waiting.isEmpty()) {
            waitingSince = System.nanoTime();
        }
        waiting.add(track);
        if (waiting.size() >= chunkRows || System.nanoTime() - waitingSince >= chunkNanos) {
            flush();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (waiting.isEmpty() || closed) {
            return;
        }
        Path part = folder.resolve("part-%05d.parquet".formatted(parts));
        Path unfinished = folder.resolve("." + part.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished); // of an attempt that found the disk full
        ParquetFiles.write(
                unfinished, waiting, LogFolders.id(folder.getFileName().toString()));
        Files.move(unfinished, part, StandardCopyOption.ATOMIC_MOVE);
        ParquetFiles.sync(folder);
        parts++;
        waiting.clear();
    }

    @Override
    public void seal() throws IOException {
        flush();
        LogLock.holding(folder.getParent(), this::sealParts);
    }

    /**
     * Makes the folder visible, or removes it where it holds nothing; returns its rows. The caller holds the log's lock.
     */
    synchronized long sealParts() throws IOException {
        long rows = 0;
        for (Path file : LogFolders.list(folder, "")) {
            if (LogFolders.isPart(file)) {
                rows += ParquetFiles.rowCount(file);
            } else {
                Files.delete(file);
            }
        }
        if (rows == 0) {
            LogFolders.delete(folder);
        } else {
            Path sealed = folder.resolveSibling(folder.getFileName().toString().substring(1));
            Files.move(folder, sealed, StandardCopyOption.ATOMIC_MOVE);
        }
        ParquetFiles.sync(folder.getParent());
        close();
        return rows;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }
}
