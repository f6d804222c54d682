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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.curation.console.http.TrackCid;
import org.tonemark.ipfs.UnixFsHasher;

/**
 * The operator's folder of tracks, by CID. A file named by its CID, with or without an ending, is found by its name;
 * others are hashed once, in the background. The CID is that of {@code tonemark verify}. Links are not followed.
 */
public final class ContentFolder implements AutoCloseable {
    private static final int DEEPEST = 16;

    private final @Nullable Path folder;
    private final long mostBytes;
    private final Map<String, Path> files = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** @param folder {@code null} for none @param mostBytes of a file that uploaders add; 0 takes none */
    public ContentFolder(@Nullable Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = folder == null ? 0 : mostBytes;
        if (folder != null) {
            Thread hashing = new Thread(() -> index(folder), "content");
            hashing.setDaemon(true);
            hashing.setPriority(Thread.MIN_PRIORITY);
            hashing.start();
        }
    }

    public long mostBytes() {
        return mostBytes;
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

    /**
     * Adds a file under its CID.
     *
     * @return the CID
     * @throws ProblemException when files are not taken, or this one is no audio or too large
     */
    public String add(InputStream in) throws IOException {
        if (folder == null || mostBytes == 0) {
            throw ProblemException.invalid("NO_UPLOADS", "files are not taken here: submit a CID");
        }
        Path part = Files.createTempFile(folder, ".upload-", ".part");
        try {
            copy(in, part);
            if (AudioType.of(head(part)).isEmpty()) {
                throw ProblemException.invalid("NO_AUDIO", "the file is no audio that can be verified");
            }
            String cid = cid(part);
            Path file = folder.resolve(cid);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            files.put(cid, file);
            return cid;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copy(InputStream in, Path part) throws IOException {
        try (var out = Files.newOutputStream(part)) {
            byte[] block = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                total += read;
                if (total > mostBytes) {
                    throw new ProblemException(
                            new Problem(413, "FILE_TOO_LARGE", "a file has at most " + mostBytes + " bytes"));
                }
                out.write(block, 0, read);
            }
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
    private void index(Path root) {
        List<Path> unnamed = walk(root).stream().filter(file -> !named(file)).toList();
        for (Path file : unnamed) {
            if (closed) {
                return;
            }
            try {
                if (AudioType.of(head(file)).isPresent()) {
                    files.putIfAbsent(cid(file), file);
                }
            } catch (IOException e) {
                // a file that cannot be read is not offered
            }
        }
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
