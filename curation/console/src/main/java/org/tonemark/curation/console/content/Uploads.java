package org.tonemark.curation.console.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.ipfs.UnixFsHasher;

/**
 * Takes files of uploaders: into the content folder, to the operator's IPFS node, or both. A file is hashed while it comes
 * in, is there whole or not at all, and its name is its CID; what it is, its first bytes say.
 */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);
    private static final String PREFIX = ".upload-";
    private static final int BLOCK = 1 << 16;

    private final ContentFolder content;
    private final @Nullable IpfsNode node;
    private final Denied denied;
    private final @Nullable Path spool;
    private final long mostBytes;
    private final long reserve;

    /**
     * @param node {@code null} for none; without it and without a content folder no file is taken
     * @param spool where files lie until they are whole, when there is no content folder; made when it is missing
     * @param mostBytes of a file; 0 takes none
     * @param reserve bytes of the disk that uploads leave free
     */
    public Uploads(
            ContentFolder content, @Nullable IpfsNode node, Denied denied, Path spool, long mostBytes, long reserve)
            throws IOException {
        boolean takes = mostBytes > 0 && (content.folder().isPresent() || node != null);
        this.content = content;
        this.node = node;
        this.denied = denied;
        this.spool = takes ? content.folder().orElse(spool) : null;
        this.mostBytes = takes ? mostBytes : 0;
        this.reserve = reserve;
        if (this.spool != null) {
            Files.createDirectories(this.spool);
            sweep(this.spool);
        }
    }

    /** What a process that was killed left behind; another console's uploads are younger. */
    private static void sweep(Path spool) throws IOException {
        Instant old = Instant.now().minus(LEFT_BEHIND);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(spool, PREFIX + "*")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Largest file taken; 0 where files are not taken. */
    public long mostBytes() {
        return mostBytes;
    }

    /** A file taken. @param type media type by its first bytes */
    public record Taken(String cid, long bytes, String type) {}

    /**
     * Takes a file.
     *
     * @param announced bytes by the sender's word, −1 when it does not say
     * @throws ProblemException when it is not taken, with what to do; nothing of it is kept then
     * @throws IOException when the sender goes away; nothing of it is kept then either
     */
    public Taken take(InputStream in, long announced) throws IOException {
        if (spool == null) {
            throw ProblemException.invalid("NO_UPLOADS", "files are not taken here: submit a CID");
        }
        if (announced > mostBytes) {
            throw tooLarge();
        }
        if (Files.getFileStore(spool).getUsableSpace() - Math.max(0, announced) < reserve) {
            throw full();
        }
        Path part = Files.createTempFile(spool, PREFIX, ".part");
        try {
            Taken taken = receive(in, part);
            if (denied.code(taken.cid()).isPresent()) {
                throw new ProblemException(new Problem(
                        422,
                        "DENIED",
                        "this file is on the operator's denylist and is not taken: write to the operator"));
            }
            store(part, taken.cid());
            return taken;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void store(Path part, String cid) throws IOException {
        if (node != null) {
            try {
                node.add(part, cid);
            } catch (IOException e) {
                LOG.warn("the IPFS node did not take {}: {}", cid, e.getMessage());
                throw new ProblemException(new Problem(
                        503,
                        "IPFS_UNAVAILABLE",
                        "the IPFS node here did not take the file, and nothing was kept: try again in some minutes",
                        Map.of("Retry-After", "300")));
            }
        }
        if (content.folder().isPresent()) {
            content.adopt(part, cid);
        }
    }

    private Taken receive(InputStream in, Path part) throws IOException {
        byte[] block = new byte[BLOCK];
        int read = in.readNBytes(block, 0, AudioType.HEAD);
        String type = AudioType.of(java.util.Arrays.copyOf(block, read))
                .orElseThrow(() -> new ProblemException(new Problem(
                        415,
                        "NO_AUDIO",
                        "the file is no audio that can be verified: send MP3, AAC, FLAC, Ogg, WAV, AIFF or MP4")));
        UnixFsHasher hasher = new UnixFsHasher();
        long total = 0;
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            for (; read >= 0; read = in.read(block)) {
                total += read;
                if (total > mostBytes) {
                    throw tooLarge();
                }
                hasher.update(block, 0, read);
                write(out, ByteBuffer.wrap(block, 0, read));
            }
            finish(out);
        }
        return new Taken(hasher.finish().toString(), total, type);
    }

    /** Writing fails for our reasons, reading for the sender's. */
    private static void write(FileChannel out, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            LOG.error("an upload cannot be written: {}", e.toString());
            throw full();
        }
    }

    private static void finish(FileChannel out) {
        try {
            out.force(true);
        } catch (IOException e) {
            LOG.error("an upload cannot be written: {}", e.toString());
            throw full();
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(new Problem(
                413,
                "FILE_TOO_LARGE",
                "a file here has at most " + (mostBytes >> 20)
                        + " MiB: put it on your own IPFS node and submit its CID"));
    }

    private static ProblemException full() {
        return new ProblemException(new Problem(
                507,
                "NO_SPACE",
                "the disk here is full and nothing was kept: put the file on your own IPFS node and submit its CID, or "
                        + "tell the operator and try again later",
                Map.of("Retry-After", "3600")));
    }
}
