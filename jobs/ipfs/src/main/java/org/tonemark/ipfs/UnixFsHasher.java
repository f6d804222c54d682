package org.tonemark.ipfs;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.ipfs.Cid.Codec;

/**
 * The CID that Kubo's {@code add --cid-version=1} gives to a stream of bytes: 256-KiB chunks, raw leaves, a balanced
 * tree of at most 174 links a node. One file has several valid CIDs; this is the profile Tonemark names tracks by.
 *
 * <p>Streaming: holds one digest and at most 174 links a level (four levels reach 240 TB). One instance hashes one
 * stream, on one thread.
 *
 * <p>Source: UnixFS specification (ipfs-specs).
 */
public final class UnixFsHasher {
    static final int CHUNK_BYTES = 256 * 1024;
    static final int MAX_LINKS = 174;

    private final int chunkBytes;
    private final MessageDigest sha256 = Sha256.newDigest();
    private final BalancedTree tree;
    private int inChunk;

    public UnixFsHasher() {
        this(CHUNK_BYTES, MAX_LINKS);
    }

    UnixFsHasher(int chunkBytes, int maxLinks) {
        this.chunkBytes = chunkBytes;
        this.tree = new BalancedTree(maxLinks, (cid, node) -> {});
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
        if (tree.isEmpty()) {
            return new Cid(Codec.RAW, sha256.digest());
        }
        closeChunk();
        return tree.root().cid();
    }

    private void closeChunk() {
        tree.addChunk(new Cid(Codec.RAW, sha256.digest()), inChunk);
        inChunk = 0;
    }
}
