package org.tonemark.known;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tonemark.features.fingerprint.FingerprintIndex;
import org.tonemark.spark.SharedFiles;
import org.tonemark.verify.VerifyRunner;

/**
 * An index as look-ups find it, on this machine or on another: an executor that sees the folder reads it in place,
 * another gets its files once.
 */
public final class SharedIndex implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_OPEN = 8;

    /** Indexes open in this process, least recently used first. */
    private static final Map<String, FingerprintIndex> OPEN = new LinkedHashMap<>(MOST_OPEN, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FingerprintIndex> eldest) {
            return size() > MOST_OPEN;
        }
    };

    private final String id;
    private final String name;
    private final String label;
    private final String folder;
    private final ArrayList<String> files;
    private final int size;

    /** A catalogue as it lies on the disk. */
    public SharedIndex(String id, String name, String label, Path folder) throws IOException {
        this(id, name, label, folder, FingerprintIndex.open(folder));
    }

    /**
     * @param id unique, of letters, digits and hyphens: look-ups in it are kept under this name
     * @param name of the catalogue, empty for the log
     * @param label name, version and digest
     * @param folder of the index
     * @param index as it is open in this process, where it is not checked again
     */
    SharedIndex(String id, String name, String label, Path folder, FingerprintIndex index) throws IOException {
        this.id = id;
        this.name = name;
        this.label = label;
        this.folder = folder.toAbsolutePath().toString();
        this.files = names(folder);
        this.size = index.size();
        synchronized (OPEN) {
            OPEN.put(key(), index);
        }
    }

    private String key() {
        return folder + files + size;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String label() {
        return label;
    }

    private static ArrayList<String> names(Path folder) throws IOException {
        ArrayList<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(Files::isRegularFile)
                        .map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> !name.equals("lock") && !name.endsWith(".new"))
                        .sorted()
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** Makes the files readable wherever a runner works. */
    void share(VerifyRunner runner) {
        files.forEach(file -> runner.share(Path.of(folder, file), sharedName(file)));
    }

    private String sharedName(String file) {
        return id + "-" + file;
    }

    /** Opens it, once in a process. */
    FingerprintIndex open() throws IOException {
        synchronized (OPEN) {
            FingerprintIndex index = OPEN.get(key());
            if (index == null) {
                index = openHereOrSent();
                OPEN.put(key(), index);
            }
            return index;
        }
    }

    /** In its place, where others may have added to it meanwhile; else as it was sent. */
    private FingerprintIndex openHereOrSent() throws IOException {
        FingerprintIndex here = FingerprintIndex.open(Path.of(folder));
        if (here.size() >= size) {
            return here;
        }
        Path links = Files.createTempDirectory("tonemark-index");
        for (String file : files) {
            Files.createSymbolicLink(links.resolve(file), SharedFiles.get(sharedName(file)));
        }
        FingerprintIndex sent = FingerprintIndex.open(links);
        if (sent.size() < size) {
            throw new IOException("the index of known tracks did not reach this machine");
        }
        return sent;
    }
}
