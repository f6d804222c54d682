package org.tonemark.features.fingerprint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of fingerprints that tells which known tracks hold a stretch of a query. Many threads and processes may read
 * while one writes; readers see what was there when they opened it.
 */
public final class FingerprintIndex {
    private final Path folder;
    private final Map<String, Fingerprint> prints;

    private FingerprintIndex(Path folder, Map<String, Fingerprint> prints) {
        this.folder = folder;
        this.prints = prints;
    }

    /**
     * Opens an index, or an empty one where the folder is not there or is empty.
     *
     * @throws IOException with one line if a file is damaged, cut short or of another version
     */
    public static FingerprintIndex open(Path folder) throws IOException {
        Map<String, Fingerprint> prints = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".seg"))
                        .sorted()
                        .toList()) {
                    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
                    while (in.hasRemaining()) {
                        byte[] id = new byte[in.getInt()];
                        in.get(id);
                        byte[] print = new byte[in.getInt()];
                        in.get(print);
                        prints.put(new String(id, StandardCharsets.UTF_8), Fingerprint.of(print));
                    }
                }
            }
        }
        return new FingerprintIndex(folder, prints);
    }

    /** Number of tracks. */
    public int size() {
        return prints.size();
    }

    /** The fingerprint of a track, if it is there. */
    public Optional<Fingerprint> get(String id) {
        return Optional.ofNullable(prints.get(id));
    }

    /**
     * Adds tracks and gives the index with them; this one stays as it is. Tracks that are there already are left out:
     * the fingerprint first kept stays.
     */
    public FingerprintIndex add(Map<String, Fingerprint> tracks) throws IOException {
        TreeMap<String, Fingerprint> fresh = new TreeMap<>(tracks);
        fresh.keySet().removeAll(prints.keySet());
        if (fresh.isEmpty()) {
            return this;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, Fingerprint> e : fresh.entrySet()) {
            byte[] id = e.getKey().getBytes(StandardCharsets.UTF_8);
            byte[] print = e.getValue().toBytes();
            out.write(ByteBuffer.allocate(8 + id.length + print.length)
                    .putInt(id.length)
                    .put(id)
                    .putInt(print.length)
                    .put(print)
                    .array());
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "new", ".tmp");
        Files.write(temporary, out.toByteArray());
        Files.move(temporary, folder.resolve(String.format("%08d.seg", prints.size())), StandardCopyOption.ATOMIC_MOVE);
        return open(folder);
    }

    /** Stretches of the query that known tracks hold, best first; the query's own track too, if it is in the index. */
    public List<Match> find(Fingerprint query) {
        List<Match> found = new ArrayList<>();
        prints.forEach((id, print) -> found.addAll(FingerprintMatcher.compare(query, id, print)));
        found.sort(FingerprintMatcher.BEST_FIRST);
        return found;
    }
}
