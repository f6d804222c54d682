package org.tonemark.ipfs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.tonemark.ipfs.Cid.Codec;
import org.tonemark.ipfs.ContentException.Kind;

/**
 * The bytes of a UnixFS file in order, whatever its chunks and its tree. Holds the nodes from the root to the current
 * block and that block, not the file. Every node must be as large as its parent says, so that a lying size shows before
 * a byte of the node is given out; trees that are too deep, too wide or full of empty nodes are refused.
 *
 * <p>After an {@link java.io.InterruptedIOException} reading may go on where it was. One thread at a time.
 */
public final class UnixFsFile extends InputStream {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_LINKS_ON_PATH = 200_000;
    private static final int MAX_EMPTY_NODES = 1_000;

    private final Blocks blocks;
    private final BlockRef root;
    private final long maxBytes;
    private final Deque<Level> path = new ArrayDeque<>();
    private int linksOnPath;
    private int emptyNodes;
    private boolean started;
    private long count;
    private byte[] chunk = {};
    private int at;
    private int end;

    /** A node whose children are being read. */
    private static final class Level {
        private final UnixFsNode node;
        private int next;

        Level(UnixFsNode node) {
            this.node = node;
        }
    }

    /** @param maxBytes a file that claims more is refused before anything of it is read */
    public UnixFsFile(Blocks blocks, Cid root, long maxBytes) {
        this.blocks = blocks;
        this.root = root;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(chunk, at, buffer, offset, n);
        at += n;
        return n;
    }

    /** Reads what is left without giving it out: each block is still checked. */
    public void drain() throws IOException {
        while (fill()) {
            at = end;
        }
    }

    /** False at the end of the file. */
    private boolean fill() throws IOException {
        while (at == end) {
            if (!started) {
                enter(root, -1);
                started = true;
            } else if (path.isEmpty()) {
                return false;
            } else {
                step(path.getLast());
            }
        }
        return true;
    }

    /** State changes only behind the fetch, so that an interrupted one can be repeated. */
    private void step(Level level) throws IOException {
        UnixFsNode node = level.node;
        if (level.next == node.links().size()) {
            path.removeLast();
            linksOnPath -= node.links().size();
            return;
        }
        enter(node.links().get(level.next).target(), node.childSizes()[level.next]);
        level.next++;
    }

    /** @param claimed size that the parent gives, −1 at the root */
    private void enter(BlockRef ref, long claimed) throws IOException {
        byte[] block = ref instanceof InlineBlock inline ? inline.bytes() : blocks.get((Cid) ref);
        if (ref.codec() == Codec.RAW) {
            check(block.length, claimed);
            give(block, 0, block.length);
            return;
        }
        UnixFsNode node = UnixFsNode.read(block);
        if (node.type() != UnixFsNode.Type.FILE) {
            throw claimed < 0
                    ? new ContentException(Kind.FOLDER, "a folder, not a file")
                    : ContentException.malformed("a folder inside a file");
        }
        check(node.size(), claimed);
        push(node);
        give(block, node.dataFrom(), node.dataEnd());
    }

    private void push(UnixFsNode node) throws ContentException {
        if (node.links().isEmpty()) {
            return;
        }
        linksOnPath += node.links().size();
        if (path.size() >= MAX_DEPTH || linksOnPath > MAX_LINKS_ON_PATH) {
            throw ContentException.malformed("a tree of too many levels or links");
        }
        path.addLast(new Level(node));
    }

    private void check(long size, long claimed) throws ContentException {
        if (claimed >= 0 && size != claimed) {
            throw ContentException.malformed("a node of " + size + " bytes where its parent claims " + claimed);
        }
        if (size > maxBytes) {
            throw new ContentException(Kind.TOO_LARGE, "a file of " + size + " bytes");
        }
        if (size == 0 && ++emptyNodes > MAX_EMPTY_NODES) {
            throw ContentException.malformed("a tree of empty nodes");
        }
    }

    /** Bytes of the file in the blocks so far. */
    public long count() {
        return count;
    }

    private void give(byte[] block, int from, int to) {
        count += to - from;
        chunk = block;
        at = from;
        end = to;
    }
}
