package org.tonemark.curation.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns a driver's failure into one line for the operator; a failure that is none of the environment's stays as it is. */
final class Failures {
    private Failures() {}

    static RuntimeException translate(RuntimeException failure, DatabaseAddress address) {
        if (failure instanceof StoreException) {
            return failure;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            StoreException known = t instanceof SQLiteException sqlite
                    ? of(sqlite, address, failure)
                    : t instanceof SQLException sql ? of(sql, address, failure) : null;
            if (known != null) {
                return known;
            }
        }
        return failure;
    }

    /** SQLSTATE of the innermost SQL failure, or {@code null}. */
    static @Nullable String sqlState(Throwable failure) {
        String state = null;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && e.getSQLState() != null) {
                state = e.getSQLState();
            }
        }
        return state;
    }

    private static @Nullable StoreException of(SQLiteException e, DatabaseAddress address, Throwable cause) {
        int primary = e.getResultCode().code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return full(address, cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code || primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return new StoreException(
                    StoreException.Kind.ADDRESS, "not a sound SQLite database: " + address.redacted(), cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return unavailable(address, "it is locked by another process; try again", cause);
        }
        if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return unavailable(address, "the file cannot be opened for writing", cause);
        }
        // A full file system shows as an I/O error when a memory-mapped or temporary file cannot grow.
        return primary == SQLiteErrorCode.SQLITE_IOERR.code ? full(address, cause) : null;
    }

    private static @Nullable StoreException of(SQLException e, DatabaseAddress address, Throwable cause) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("53100") || state.equals("53200")) {
            return full(address, cause);
        }
        boolean connection = state.startsWith("08") || state.startsWith("57P") || state.startsWith("28");
        boolean missing = state.equals("3D000") || e instanceof java.sql.SQLTransientConnectionException;
        return connection || missing ? unavailable(address, firstLine(e), cause) : null;
    }

    private static StoreException full(DatabaseAddress address, Throwable cause) {
        return new StoreException(
                StoreException.Kind.FULL,
                "no room to write to the database " + address.redacted()
                        + ": nothing of this change was kept; free some space and run the command again",
                cause);
    }

    private static StoreException unavailable(DatabaseAddress address, String why, Throwable cause) {
        return new StoreException(
                StoreException.Kind.UNAVAILABLE, "database " + address.redacted() + " is not available: " + why, cause);
    }

    private static String firstLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
