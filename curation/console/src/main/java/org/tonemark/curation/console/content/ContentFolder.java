package org.tonemark.curation.console.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tonemark.curation.console.http.TrackCid;
import org.tonemark.ipfs.UnixFsHasher;

/**
 * The operator's folder of tracks, by CID. A file named by its CID, with or without an ending, is found by its name;
 * others are hashed in the background, each once as long as it does not change ({@link ContentIndex}). The CID is that of
 * {@code tonemark verify}. Links are not followed.
 */
public final class ContentFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentFolder.class);
    private static final int DEEPEST = 16;

    private final @Nullable Path folder;
    private final Map<String, Path> files = new ConcurrentHashMap<>();
    private final CountDownLatch indexed = new CountDownLatch(1);
    private final AtomicLong hashed = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param folder {@code null} for none
     * @param index file that keeps hashes between starts, {@code null} for none
     */
    public ContentFolder(@Nullable Path folder, @Nullable Path index) {
        this.folder = folder;
        if (folder != null) {
            Thread hashing = new Thread(
                    () -> {
                        index(folder, new ContentIndex(index));
                        indexed.countDown();
                    },
                    "content");
            hashing.setDaemon(true);
            hashing.setPriority(Thread.MIN_PRIORITY);
            hashing.start();
        }
    }

    /** Empty without a folder. */
    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** Waits until every file that was there at the start is known. */
    public void awaitIndexed() throws InterruptedException {
        if (folder != null) {
            indexed.await();
        }
    }

    /** Files hashed since the start. */
    public long hashed() {
        return hashed.get();
    }

    /** A track's file, if it is there and known by now. */
    public Optional<Path> find(String cid) {
        return Optional.ofNullable(files.get(cid)).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Its media type. */
    public static String type(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return AudioType.of(in.readNBytes(AudioType.HEAD)).orElse("application/octet-stream");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes over a file of this very folder under its CID; one that is there already stays. */
    void adopt(Path part, String cid) throws IOException {
        Path file = Objects.requireNonNull(folder).resolve(cid);
        if (find(cid).isEmpty()) {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            files.put(cid, file);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(AudioType.HEAD);
        }
    }

    private static String cid(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 18)) {
            return UnixFsHasher.hash(in).toString();
        }
    }

    /** Names first: they cost nothing. */
    private void index(Path root, ContentIndex known) {
        List<Path> unnamed = walk(root).stream().filter(file -> !named(file)).toList();
        for (Path file : unnamed) {
            if (closed) {
                return;
            }
            try {
                Optional<ContentIndex.Known> before = known.find(file);
                Optional<String> cid = before.isPresent() ? before.get().cid() : hash(file, known);
                cid.ifPresent(c -> files.putIfAbsent(c, file));
            } catch (IOException e) {
                // a file that cannot be read is not offered
            }
        }
        try {
            known.keep(unnamed);
        } catch (IOException e) {
            LOG.warn("the hashes of the content folder cannot be kept: {}", e.toString());
        }
    }

    private Optional<String> hash(Path file, ContentIndex known) throws IOException {
        Optional<String> cid = AudioType.of(head(file)).isPresent() ? Optional.of(cid(file)) : Optional.empty();
        hashed.incrementAndGet();
        known.add(file, cid.orElse(null));
        return cid;
    }

    private static List<Path> walk(Path root) {
        try (Stream<Path> found = Files.find(root, DEEPEST, ContentFolder::isTrack, new FileVisitOption[0])) {
            return found.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isTrack(Path file, BasicFileAttributes attributes) {
        return attributes.isRegularFile()
                && attributes.size() > 0
                && !file.getFileName().toString().startsWith(".");
    }

    private boolean named(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        Optional<String> cid = TrackCid.of(dot < 0 ? name : name.substring(0, dot));
        cid.ifPresent(c -> files.putIfAbsent(c, file));
        return cid.isPresent();
    }

    @Override
    public void close() {
        closed = true;
    }
}
