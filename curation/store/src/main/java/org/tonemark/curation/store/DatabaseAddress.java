package org.tonemark.curation.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is. Accepted: a file path or {@code sqlite:PATH} (SQLite), and
 * {@code postgresql://[user[:password]@]host[:port]/name}, each also with {@code jdbc:} in front.
 */
public sealed interface DatabaseAddress {

    /** For messages and the printed configuration: without the password. */
    String redacted();

    /** One file, with {@code -wal} and {@code -shm} beside it while it is open. */
    record Sqlite(Path file) implements DatabaseAddress {
        @Override
        public String redacted() {
            return "sqlite:" + file;
        }
    }

    /** @param jdbcUrl without user and password */
    record Postgresql(
            String jdbcUrl, @Nullable String user, @Nullable String password) implements DatabaseAddress {
        @Override
        public String redacted() {
            int query = jdbcUrl.indexOf('?'); // a password may stand in it
            return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
        }

        @Override
        public String toString() {
            return "Postgresql[" + redacted() + "]";
        }
    }

    /** @throws StoreException ({@code ADDRESS}) when the text is none of the accepted forms */
    static DatabaseAddress parse(String text) {
        String address = text.strip();
        if (address.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            address = address.substring(5);
        }
        if (address.startsWith("sqlite:")) {
            return sqlite(address.substring(7));
        }
        if (address.startsWith("postgresql:") || address.startsWith("postgres:")) {
            return postgresql(address);
        }
        if (address.contains("://")) {
            throw new StoreException(
                    StoreException.Kind.ADDRESS,
                    "database address starts with '" + address.substring(0, address.indexOf("://"))
                            + "': use a file path, sqlite:PATH or postgresql://host/name");
        }
        return sqlite(address);
    }

    private static DatabaseAddress sqlite(String path) {
        if (path.isBlank() || path.contains("?") || path.contains(":memory:")) {
            throw new StoreException(
                    StoreException.Kind.ADDRESS, "database address '" + path + "' names no file: use sqlite:PATH");
        }
        return new Sqlite(Path.of(path).toAbsolutePath().normalize());
    }

    private static DatabaseAddress postgresql(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw notPostgresql();
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw notPostgresql();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String info = uri.getRawUserInfo();
        int colon = info == null ? -1 : info.indexOf(':');
        String user = info == null ? null : decode(colon < 0 ? info : info.substring(0, colon));
        String password = info == null || colon < 0 ? null : decode(info.substring(colon + 1));
        return new Postgresql("jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query, user, password);
    }

    private static StoreException notPostgresql() {
        return new StoreException(
                StoreException.Kind.ADDRESS,
                "database address is not of the form postgresql://[user[:password]@]host[:port]/name");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
