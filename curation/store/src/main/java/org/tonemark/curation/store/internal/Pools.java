package org.tonemark.curation.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.tonemark.curation.store.DatabaseAddress;

/** Connection pools. SQLite: one connection that writes, a few that only read. PostgreSQL: one pool for both. */
public final class Pools {
    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MILLIS = 30_000;
    private static final long CONNECT_TIMEOUT_MILLIS = 10_000;
    private static final int CACHE_KIB = 64 * 1024;

    private Pools() {}

    public static HikariDataSource writing(DatabaseAddress address) {
        if (address instanceof DatabaseAddress.Sqlite sqlite) {
            makeParent(sqlite.file());
            HikariConfig config = pool("tonemark-write", 1);
            config.setDataSource(sqlite(sqlite.file(), SQLiteConfig.TransactionMode.IMMEDIATE));
            return new HikariDataSource(config);
        }
        return postgresql((DatabaseAddress.Postgresql) address);
    }

    public static HikariDataSource reading(DatabaseAddress address) {
        HikariConfig config = pool("tonemark-read", READERS);
        Path file = ((DatabaseAddress.Sqlite) address).file();
        config.setDataSource(sqlite(file, SQLiteConfig.TransactionMode.DEFERRED));
        config.setConnectionInitSql("PRAGMA query_only = true");
        return new HikariDataSource(config);
    }

    private static HikariConfig pool(String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        config.setInitializationFailTimeout(1);
        return config;
    }

    private static DataSource sqlite(Path file, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(mode);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static HikariDataSource postgresql(DatabaseAddress.Postgresql address) {
        HikariConfig config = pool("tonemark", 1 + READERS); // Flyway needs two at once
        config.setJdbcUrl(address.jdbcUrl());
        if (address.user() != null) {
            config.setUsername(address.user());
        }
        if (address.password() != null) {
            config.setPassword(address.password());
        }
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        return new HikariDataSource(config);
    }

    private static void makeParent(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file + ": " + e.getMessage(), e);
        }
    }
}
