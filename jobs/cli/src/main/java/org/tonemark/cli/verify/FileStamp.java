package org.tonemark.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.tonemark.curation.core.hash.Sha256;

/**
 * What tells a file from its changed self without reading it: path, size, times of change of content and of inode, inode
 * and device.
 *
 * @param digest SHA-256 of all of them
 * @param size bytes
 * @param changed the later of both times
 */
record FileStamp(byte[] digest, long size, Instant changed) {
    /** Coarser than the clock of any file system in use (FAT: 2 s). */
    private static final Duration GRANULARITY = Duration.ofSeconds(2);

    /** The stamp of a regular file; empty for anything else. */
    static Optional<FileStamp> of(String file) {
        try {
            Path path = Path.of(file);
            Map<String, Object> found =
                    Files.readAttributes(path, "unix:isRegularFile,size,lastModifiedTime,ctime,ino,dev");
            if (!Boolean.TRUE.equals(found.get("isRegularFile"))) {
                return Optional.empty();
            }
            Instant modified = ((FileTime) found.get("lastModifiedTime")).toInstant();
            Instant inode = ((FileTime) found.get("ctime")).toInstant();
            long size = (Long) found.get("size");
            String facts = String.join(
                    "\n",
                    Long.toString(size),
                    modified.toString(),
                    inode.toString(),
                    found.get("ino").toString(),
                    found.get("dev").toString(),
                    file);
            return Optional.of(new FileStamp(Sha256.of(facts), size, modified.isAfter(inode) ? modified : inode));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // reported where the file is verified
        }
    }

    /**
     * True if a later change would show in the stamp: a file that was changed within the granularity of its clock may
     * change again and look the same, as in git's racy index.
     */
    boolean settledAt(Instant now) {
        return changed.plus(GRANULARITY).isBefore(now);
    }

    boolean same(FileStamp other) {
        return Arrays.equals(digest, other.digest);
    }
}
