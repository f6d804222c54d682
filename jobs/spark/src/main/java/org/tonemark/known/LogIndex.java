package org.tonemark.known;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.features.fingerprint.FingerprintIndex;
import org.tonemark.features.fingerprint.Match;
import org.tonemark.verdictlog.LogLock;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verify.KeptFingerprint;

/**
 * The index of the log's fingerprints. It is derived from the log of measurements: what is missing is added, after a run
 * that was killed as well, and a damaged one is made anew.
 */
public final class LogIndex {
    private static final int SEGMENT = 1_000;

    private final Path folder;
    private @Nullable FingerprintIndex opened;

    /** @param folder of what is derived from a log */
    public LogIndex(Path folder) {
        this.folder = folder;
    }

    /** Adds the fingerprints that the log has and the index has not. */
    public void bringUp(ParquetVerdictLog measured) throws IOException {
        Files.createDirectories(folder);
        FingerprintIndex known = open();
        Map<String, Fingerprint> segment = new HashMap<>();
        try {
            measured.fingerprints(cid -> !known.contains(cid), (cid, fingerprint) -> add(segment, cid, fingerprint));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        write(segment);
    }

    /** The index as it is now. @param id under which look-ups in it are kept */
    SharedIndex shared(String id) throws IOException {
        return new SharedIndex(id, "", "", index(), open());
    }

    /** What a track shares with the tracks of the index. */
    public List<Match> find(Fingerprint track) throws IOException {
        return open().find(track);
    }

    private Path index() {
        return folder.resolve("index");
    }

    /** The index as it is now; of what this object has opened before, nothing is checked again. */
    private FingerprintIndex open() throws IOException {
        FingerprintIndex now;
        try {
            now = opened == null ? FingerprintIndex.open(index()) : opened.current();
        } catch (IOException damaged) {
            now = LogLock.holding(folder, () -> {
                clear();
                return FingerprintIndex.open(index());
            });
        }
        opened = now;
        return now;
    }

    private void clear() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(index())) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private void add(Map<String, Fingerprint> segment, String cid, KeptFingerprint kept) {
        kept.read().ifPresent(fingerprint -> segment.putIfAbsent(cid, fingerprint));
        if (segment.size() == SEGMENT) {
            try {
                write(segment);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One writer at a time, among the processes that verify into one log. */
    private void write(Map<String, Fingerprint> segment) throws IOException {
        if (!segment.isEmpty()) {
            opened = LogLock.holding(folder, () -> open().add(Map.copyOf(segment)));
            segment.clear();
        }
    }
}
