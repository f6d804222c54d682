package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.StoreException;
import org.tonemark.curation.store.key.KeyFile;
import picocli.CommandLine.Option;

/** Where the curation's data are, and how a command works on them. */
public final class StoreOptions {
    private static final String DATA = "tonemark-data";

    @Option(
            names = "--db",
            paramLabel = "ADDRESS",
            description = "database: a file, or postgresql://user:password@host/name (default: curation.db in --data)")
    @Nullable
    String db;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder of the database, the receipt key and the beacon's seed (default: " + DATA + ")")
    @Nullable
    String data;

    /** Work on an open store. */
    @FunctionalInterface
    public interface Work<T> {
        T on(CurationStore store) throws IOException;
    }

    /** Of the curation's data. */
    public Path folder(Host host) {
        return host.resolve(data == null ? DATA : data);
    }

    /** @throws UserException when the database cannot do its work: unavailable, full, of a newer version */
    public <T> T with(Host host, Work<T> work) throws IOException {
        Path folder = folder(host);
        try {
            KeyFile serverKey = KeyFile.readOrCreate(folder.resolve("receipt.key"));
            try (CurationStore store = CurationStore.open(address(host), Rule.V1, serverKey, host.clock())) {
                return work.on(store);
            }
        } catch (StoreException e) {
            throw new UserException(exitCode(e), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw explained(e, folder);
        } catch (java.io.UncheckedIOException e) {
            throw explained(e.getCause(), folder);
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }

    private DatabaseAddress address(Host host) {
        if (db == null) {
            return new DatabaseAddress.Sqlite(folder(host).resolve("curation.db"));
        }
        DatabaseAddress address = DatabaseAddress.parse(db);
        return address instanceof DatabaseAddress.Sqlite && !db.contains(":")
                ? new DatabaseAddress.Sqlite(host.resolve(db))
                : address;
    }

    /** The operating system says what a full disk is in words only. */
    private static IOException explained(IOException e, Path folder) {
        String why = String.valueOf(e.getMessage());
        if (why.contains("No space left") || why.contains("File too large") || why.contains("quota exceeded")) {
            throw new UserException(
                    ExitCode.UNAVAILABLE,
                    "no room to write (" + why + "): free some space, of " + folder
                            + " or of the folder written to, and" + " run the command again");
        }
        return e;
    }

    private static int exitCode(StoreException e) {
        return switch (e.kind()) {
            case UNAVAILABLE, FULL -> ExitCode.UNAVAILABLE;
            case ADDRESS, NEWER -> ExitCode.USAGE;
        };
    }
}
