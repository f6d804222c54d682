package org.tonemark.curation.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.tonemark.curation.store.internal.Migrations;
import org.tonemark.curation.store.internal.Pools;

/**
 * An open curation database, migrated to the present schema. Thread-safe.
 *
 * <p>Writers are serial: on SQLite one connection that takes the write lock at its first statement, on PostgreSQL
 * {@code SERIALIZABLE} with retries. So a rule that reads and then adds a fact (one ballot a seat and revision, say) holds
 * whoever else writes. A write is acknowledged only after its commit is on disk ({@code synchronous=FULL}).
 */
public final class CurationDatabase implements AutoCloseable {
    private static final int ATTEMPTS = 20;
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";

    private final DatabaseAddress address;
    private final HikariDataSource writePool;
    private final HikariDataSource readPool;
    private final Jdbi writer;
    private final Jdbi reader;

    private CurationDatabase(DatabaseAddress address, HikariDataSource writePool, HikariDataSource readPool) {
        this.address = address;
        this.writePool = writePool;
        this.readPool = readPool;
        this.writer = Jdbi.create(writePool);
        this.reader = Jdbi.create(readPool);
    }

    /**
     * Opens the database, creating or migrating it where needed.
     *
     * @throws StoreException when it cannot be reached, is full, or is of a newer version
     */
    public static CurationDatabase open(DatabaseAddress address) {
        HikariDataSource writePool = null;
        HikariDataSource readPool = null;
        try {
            writePool = Pools.writing(address);
            Migrations.migrate(address, writePool);
            readPool = address instanceof DatabaseAddress.Sqlite ? Pools.reading(address) : writePool;
            return new CurationDatabase(address, writePool, readPool);
        } catch (RuntimeException e) {
            closeQuietly(writePool);
            closeQuietly(readPool);
            throw Failures.translate(e, address);
        }
    }

    /** The address without its password. */
    public String address() {
        return address.redacted();
    }

    /** The database's file; empty on PostgreSQL. */
    Optional<Path> file() {
        return address instanceof DatabaseAddress.Sqlite sqlite ? Optional.of(sqlite.file()) : Optional.empty();
    }

    /** A connection of its own, until it is closed. */
    Handle hold() {
        return writer.open();
    }

    /** Runs work as one transaction: all of it is kept, on disk, when this returns, or nothing of it. */
    public <T> T write(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writer.inTransaction(work::apply);
            } catch (RuntimeException e) {
                if (attempt >= ATTEMPTS || !isContention(e)) {
                    throw Failures.translate(e, address);
                }
            }
        }
    }

    /** Runs reads on one consistent snapshot. */
    public <T> T read(Function<Handle, T> work) {
        try {
            return reader.inTransaction(work::apply);
        } catch (RuntimeException e) {
            throw Failures.translate(e, address);
        }
    }

    @Override
    public void close() {
        closeQuietly(readPool);
        closeQuietly(writePool);
    }

    private static boolean isContention(Throwable e) {
        String state = Failures.sqlState(e);
        return SERIALIZATION_FAILURE.equals(state) || DEADLOCK.equals(state);
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable HikariDataSource pool) {
        if (pool != null) {
            pool.close();
        }
    }
}
