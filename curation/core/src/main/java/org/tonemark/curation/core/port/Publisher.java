package org.tonemark.curation.core.port;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts small files where anybody can fetch them by their CID, and keeps them there. The CID follows from the bytes
 * alone: UnixFS as Kubo's {@code add --cid-version=1} makes it (256-KiB chunks, raw leaves, 174 links).
 */
public interface Publisher {
    /** The CID that publishing gives, version 1 in base32; computed here, no node is asked. */
    String cid(Content content);

    /**
     * Publishes and pins. Doing it again changes nothing and gives the same answer. {@link Published} only after what
     * was published has been read back.
     */
    Publication publish(Content content);

    /** What is published. */
    sealed interface Content permits File, Folder {}

    /** One file. */
    record File(byte[] bytes) implements Content {}

    /**
     * A folder of files, by name.
     *
     * @param files at least one; names are not empty, not {@code .} or {@code ..}, without a slash or a control character,
     *     at most 255 bytes
     */
    record Folder(SortedMap<String, byte[]> files) implements Content {
        private static final int MAX_FILES = 1_000;
        private static final int MAX_NAME = 255;

        public Folder {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
            if (files.isEmpty() || files.size() > MAX_FILES) {
                throw new IllegalArgumentException("a published folder has 1 to " + MAX_FILES + " files");
            }
            files.keySet().forEach(Folder::check);
        }

        private static void check(String name) {
            boolean plain = !name.isEmpty()
                    && !name.equals(".")
                    && !name.equals("..")
                    && name.chars().noneMatch(c -> c == '/' || c < ' ' || c == 0x7f)
                    && name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= MAX_NAME;
            if (!plain) {
                throw new IllegalArgumentException("not a plain file name");
            }
        }
    }

    /** What became of it. */
    sealed interface Publication permits Published, Unpublished {}

    /** @param place for the operator: the node or folder that holds it */
    record Published(String cid, String place) implements Publication {}

    /** @param detail one line that says why; the same call may do later */
    record Unpublished(String detail) implements Publication {}
}
