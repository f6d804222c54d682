package org.tonemark.ipfs;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.tonemark.ipfs.Cid.Codec;

/**
 * The CID that Kubo's {@code add --cid-version=1} gives to a stream of bytes: 256-KiB chunks, raw leaves, a balanced
 * tree of at most 174 links a node. One file has several valid CIDs; this is the profile Tonemark names tracks by.
 *
 * <p>Streaming: holds one digest and at most 174 links a level (four levels reach 240 TB). One instance hashes one
 * stream, on one thread.
 *
 * <p>Source: UnixFS specification (ipfs-specs), balanced layout of {@code boxo/ipld/unixfs/importer/balanced}.
 */
public final class UnixFsHasher {
    static final int CHUNK_BYTES = 256 * 1024;
    static final int MAX_LINKS = 174;

    private final int chunkBytes;
    private final int maxLinks;
    private final MessageDigest sha256 = Sha256.newDigest();
    private final List<List<DagPb.Link>> levels = new ArrayList<>();
    private int inChunk;

    public UnixFsHasher() {
        this(CHUNK_BYTES, MAX_LINKS);
    }

    UnixFsHasher(int chunkBytes, int maxLinks) {
        this.chunkBytes = chunkBytes;
        this.maxLinks = maxLinks;
    }

    /**
     * CID of all remaining bytes of a stream, which is not closed.
     *
     * @throws IOException if the stream cannot be read
     */
    public static Cid hash(InputStream in) throws IOException {
        UnixFsHasher hasher = new UnixFsHasher();
        byte[] buffer = new byte[64 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            hasher.update(buffer, 0, n);
        }
        return hasher.finish();
    }

    /** Takes the next bytes. */
    public void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (inChunk == chunkBytes) {
                closeChunk();
            }
            int n = Math.min(left, chunkBytes - inChunk);
            sha256.update(bytes, at, n);
            inChunk += n;
            at += n;
            left -= n;
        }
    }

    /** The CID of everything taken so far; called once. */
    public Cid finish() {
        if (levels.isEmpty()) {
            return new Cid(Codec.RAW, sha256.digest());
        }
        closeChunk();
        for (int level = 0; ; level++) {
            List<DagPb.Link> links = levels.get(level);
            boolean top = level == levels.size() - 1;
            if (top && links.size() == 1 && level > 0) {
                return links.get(0).cid();
            }
            if (!links.isEmpty()) {
                closeNode(level);
            }
        }
    }

    private void closeChunk() {
        add(0, new DagPb.Link(new Cid(Codec.RAW, sha256.digest()), inChunk, inChunk));
        inChunk = 0;
    }

    /** A full level is closed only when its next link comes: the last node of a level may be its root. */
    private void add(int level, DagPb.Link link) {
        if (levels.size() == level) {
            levels.add(new ArrayList<>());
        }
        if (levels.get(level).size() == maxLinks) {
            closeNode(level);
        }
        levels.get(level).add(link);
    }

    private void closeNode(int level) {
        List<DagPb.Link> links = levels.get(level);
        byte[] node = DagPb.fileNode(links);
        long fileBytes = links.stream().mapToLong(DagPb.Link::fileBytes).sum();
        long treeBytes =
                node.length + links.stream().mapToLong(DagPb.Link::treeBytes).sum();
        Cid cid = new Cid(Codec.DAG_PB, Sha256.of(node));
        links.clear();
        add(level + 1, new DagPb.Link(cid, fileBytes, treeBytes));
    }
}
