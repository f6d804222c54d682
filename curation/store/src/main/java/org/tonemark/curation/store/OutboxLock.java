package org.tonemark.curation.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.port.Outbox;

/**
 * One process on the outbox at a time: on SQLite a lock of a file beside the database, on PostgreSQL an advisory lock of
 * a connection. The system lets both go when their process ends, however it ends.
 */
final class OutboxLock {
    private static final long ADVISORY = 0x746f6e656d61726bL; // "tonemark"

    private OutboxLock() {}

    static Optional<Outbox.Lock> take(CurationDatabase database) {
        return database.file().map(OutboxLock::file).orElseGet(() -> advisory(database));
    }

    private static Optional<Outbox.Lock> file(Path databaseFile) {
        Path beside = databaseFile.resolveSibling(databaseFile.getFileName() + ".outbox-lock");
        try {
            FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(() -> close(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + beside + ": " + e.getMessage(), e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Outbox.Lock> advisory(CurationDatabase database) {
        Handle handle = database.hold();
        boolean taken = handle.createQuery("SELECT pg_try_advisory_lock(?)")
                .bind(0, ADVISORY)
                .mapTo(Boolean.class)
                .one();
        if (!taken) {
            handle.close();
            return Optional.empty();
        }
        return Optional.of(() -> {
            try (handle) {
                handle.execute("SELECT pg_advisory_unlock(?)", ADVISORY);
            }
        });
    }
}
