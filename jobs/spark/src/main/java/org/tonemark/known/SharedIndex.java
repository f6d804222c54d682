package org.tonemark.known;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tonemark.features.fingerprint.FingerprintIndex;
import org.tonemark.spark.SharedFiles;
import org.tonemark.verify.VerifyRunner;

/**
 * An index as look-ups find it, on this machine or on another: its folder as it was when a batch began. Files of an index
 * never change, so that an executor that sees the same folder reads it in place; another gets the files once.
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
    private final TreeMap<String, Long> files;

    /**
     * @param id unique, of letters, digits and hyphens: look-ups in it are kept under this name
     * @param name of the catalogue, empty for the log
     * @param label name, version and digest
     * @param folder of a {@link FingerprintIndex}
     */
    public SharedIndex(String id, String name, String label, Path folder) throws IOException {
        this.id = id;
        this.name = name;
        this.label = label;
        this.folder = folder.toAbsolutePath().toString();
        this.files = sizes(folder);
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

    private static TreeMap<String, Long> sizes(Path folder) throws IOException {
        TreeMap<String, Long> sizes = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            List<Path> all;
            try (Stream<Path> listed = Files.list(folder)) {
                all = listed.filter(Files::isRegularFile).toList();
            }
            for (Path file : all) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".") && !name.endsWith(".tmp")) {
                    sizes.put(name, Files.size(file));
                }
            }
        }
        return sizes;
    }

    /** Makes the files readable wherever a runner works. */
    void share(VerifyRunner runner) {
        files.keySet().forEach(file -> runner.share(Path.of(folder, file), sharedName(file)));
    }

    private String sharedName(String file) {
        return id + "-" + file;
    }

    /** Opens it, once in a process. */
    FingerprintIndex open() throws IOException {
        String key = folder + files;
        synchronized (OPEN) {
            FingerprintIndex index = OPEN.get(key);
            if (index == null) {
                index = FingerprintIndex.open(place());
                OPEN.put(key, index);
            }
            return index;
        }
    }

    private Path place() throws IOException {
        Path own = Path.of(folder);
        if (sizes(own).entrySet().containsAll(files.entrySet())) {
            return own;
        }
        Path links = Files.createTempDirectory("tonemark-index");
        for (String file : files.keySet()) {
            Path fetched = SharedFiles.get(sharedName(file));
            if (!Files.exists(fetched)) {
                throw new NoSuchFileException(fetched.toString());
            }
            Files.createSymbolicLink(links.resolve(file), fetched);
        }
        return links;
    }
}
