package org.tonemark.cli.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Version;

/** Where a run keeps its logs: the folder of results, or a temporary one that goes when the run ends. */
final class Workplace implements Closeable {
    private final Path folder;
    private final boolean temporary;

    /** @param out folder of results, {@code null} for none */
    Workplace(@Nullable Path out) throws IOException {
        this.temporary = out == null;
        this.folder = out == null ? Files.createTempDirectory("tonemark-run") : out;
    }

    Path folder() {
        return folder;
    }

    /** What is derived from the log of measurements; each version of the program makes its own anew. */
    Path known() {
        return folder.resolve("known").resolve(Version.TONEMARK);
    }

    /** Closes it as well as may be, while the process ends. */
    void discard() {
        try {
            close();
        } catch (IOException e) {
            // what is left lies in the system's temporary folder
        }
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
