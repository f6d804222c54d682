package org.tonemark.curation.store;

/**
 * The store cannot do its work. The message is one line for the operator; {@link #kind()} tells a program what to do. Bad
 * input from a user is not one of these: it comes back as a value.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** The address makes no sense, or names a database of another program. */
        ADDRESS,
        /** The database was written by a newer version of this program. */
        NEWER,
        /** No room for the write; nothing of it was kept. */
        FULL,
        /** No connection, or it was lost; nothing unacknowledged was kept. */
        UNAVAILABLE
    }

    private final Kind kind;

    StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** For a database that has a migration which this program does not know. */
    public static StoreException newer(DatabaseAddress address, String version) {
        return new StoreException(
                Kind.NEWER,
                "database " + address.redacted() + " is of a newer version (schema " + version
                        + "): use the tonemark that wrote it, or a newer one");
    }

    public Kind kind() {
        return kind;
    }
}
