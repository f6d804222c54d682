package org.tonemark.curation.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real databases for tests: a SQLite file, and one PostgreSQL server a JVM with a fresh database a test. As an extension
 * it stops the server when the last test is done: in a shutdown hook its last checkpoint may outlast the patience of
 * whoever waits for the JVM to end.
 */
public final class Databases implements BeforeAllCallback {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Databases.class, key ->
                (AutoCloseable) Databases::stop);
    }

    private static synchronized void stop() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    public static DatabaseAddress sqlite(Path folder) {
        return DatabaseAddress.parse("sqlite:" + folder.resolve("curation.db"));
    }

    public static synchronized DatabaseAddress postgresql() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .start();
            }
            String name = "t" + NEXT.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return DatabaseAddress.parse("postgresql://postgres@localhost:" + server.getPort() + "/" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
