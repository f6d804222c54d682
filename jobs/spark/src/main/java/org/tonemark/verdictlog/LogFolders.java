package org.tonemark.verdictlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders of a log, by their names:
 *
 * <ul>
 *   <li>{@code run=ID}: sealed, never changed;
 *   <li>{@code .run=ID}: being written, or abandoned ({@link OpenRun});
 *   <li>{@code .compact=ID}: a compaction that is being written, or was killed ({@link Compaction});
 *   <li>{@code .gone=ID}: replaced by a compaction, being deleted.
 * </ul>
 *
 * A compacted run names in its file {@code _replaces} the runs whose rows it holds: from the moment it is visible nobody
 * reads those, whether they are deleted yet or not.
 */
final class LogFolders {
    static final String SEALED = "run=";
    static final String OPEN = ".run=";
    static final String COMPACTING = ".compact=";
    static final String GONE = ".gone=";
    static final String REPLACES = "_replaces";

    private final Path folder;

    LogFolders(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** ID of a run from the name of its folder. */
    static String id(String name) {
        return name.substring(name.indexOf('=') + 1);
    }

    static boolean isPart(Path file) {
        return Objects.toString(file.getFileName()).startsWith("part-");
    }

    /** Runs to read, newest first: a run's name begins with its time. */
    List<Path> runs() throws IOException {
        List<Path> runs = new ArrayList<>(list(folder, SEALED));
        // A listing may miss a name that comes while it goes on; two equal ones in a row have missed nothing.
        for (List<Path> again = list(folder, SEALED); !again.equals(runs); again = list(folder, SEALED)) {
            runs = new ArrayList<>(again);
        }
        Set<String> replaced = replaced(runs);
        runs.removeIf(run -> replaced.contains(id(run.getFileName().toString())));
        Collections.reverse(runs);
        return runs;
    }

    private static Set<String> replaced(List<Path> runs) throws IOException {
        Set<String> replaced = new HashSet<>();
        for (Path run : runs) {
            Path list = run.resolve(REPLACES);
            if (Files.exists(list)) {
                replaced.addAll(Files.readAllLines(list));
            }
        }
        return replaced;
    }

    /** Files of the runs to read, newest run first. */
    List<Path> parts() throws IOException {
        List<Path> parts = new ArrayList<>();
        for (Path run : runs()) {
            parts.addAll(list(run, "part-"));
        }
        return parts;
    }

    /** Deletes what compactions replaced or left half-done; the caller holds the log's lock. */
    void tidy() throws IOException {
        deleteGone();
        List<Path> sealed = list(folder, SEALED);
        Set<String> replaced = replaced(sealed);
        for (Path run : sealed) {
            String id = id(run.getFileName().toString());
            if (replaced.contains(id)) {
                Files.move(run, folder.resolve(GONE + id), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        deleteGone();
        for (Path unfinished : list(folder, COMPACTING)) {
            Compaction.deleteAbandoned(unfinished);
        }
    }

    private void deleteGone() throws IOException {
        for (Path gone : list(folder, GONE)) {
            delete(gone);
        }
    }

    static void delete(Path folder) throws IOException {
        for (Path file : list(folder, "")) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    /** Entries whose names begin so, sorted. */
    static List<Path> list(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Objects.toString(file.getFileName()).startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            if (prefix.equals(SEALED) || prefix.equals(OPEN)) {
                return List.of(); // no log yet
            }
            throw e;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
