package org.tonemark.ipfs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.ipfs.Cid.Codec;
import org.tonemark.ipfs.DagNode.Link;

/**
 * The entries of one folder, plain or sharded (HAMT), read without trust. Names may be hostile: they are what the folder
 * says, never a path.
 */
public final class UnixFsFolder {
    /** More entries in one folder are refused. */
    public static final int MAX_ENTRIES = 1_000_000;

    private static final int MAX_SHARD_DEPTH = 16;
    private static final int MAX_FANOUT = 1024;

    private final Blocks blocks;
    private final List<Entry> entries = new ArrayList<>();

    private UnixFsFolder(Blocks blocks) {
        this.blocks = blocks;
    }

    /** @param cid {@code null} if the entry's few bytes stand in its link: no track */
    public record Entry(String name, @Nullable Cid cid) {
        static Entry of(Link link, int prefix) {
            return new Entry(link.name().substring(prefix), link.target() instanceof Cid cid ? cid : null);
        }

        /** True for a name that is no plain file name: empty, {@code .}, {@code ..}, or with a slash or NUL. */
        public boolean suspicious() {
            return name.isEmpty()
                    || name.equals(".")
                    || name.equals("..")
                    || name.indexOf('/') >= 0
                    || name.indexOf('\0') >= 0;
        }
    }

    /** True if a CID names a folder. Raw blocks never do, and are not fetched. */
    public static boolean isFolder(Blocks blocks, Cid cid) throws IOException {
        return cid.codec() == Codec.DAG_PB && UnixFsNode.read(blocks.get(cid)).type() != UnixFsNode.Type.FILE;
    }

    /**
     * All entries, by name in the order of code units.
     *
     * @throws ContentException if the CID is no folder, or cannot be read
     */
    public static List<Entry> list(Blocks blocks, Cid cid) throws IOException {
        UnixFsFolder folder = new UnixFsFolder(blocks);
        folder.add(cid);
        folder.entries.sort(Comparator.comparing(Entry::name));
        return folder.entries;
    }

    private void add(Cid cid) throws IOException {
        if (cid.codec() != Codec.DAG_PB) {
            throw ContentException.malformed("a file, not a folder");
        }
        UnixFsNode node = UnixFsNode.read(blocks.get(cid));
        switch (node.type()) {
            case FILE -> throw ContentException.malformed("a file, not a folder");
            case FOLDER -> {
                for (Link link : node.links()) {
                    add(Entry.of(link, 0));
                }
            }
            case SHARD -> addShard(node, prefixLength(node.fanout()), 0);
        }
    }

    /** A link of a shard starts with its slot in hex; nothing behind it means a shard of the next level. */
    private void addShard(UnixFsNode shard, int prefix, int depth) throws IOException {
        if (depth >= MAX_SHARD_DEPTH) {
            throw ContentException.malformed("a sharded folder of too many levels");
        }
        for (Link link : shard.links()) {
            if (link.name().length() < prefix) {
                throw ContentException.malformed("a shard with a link without its slot");
            }
            if (link.name().length() > prefix) {
                add(Entry.of(link, prefix));
                continue;
            }
            UnixFsNode below = link.target() instanceof Cid cid && cid.codec() == Codec.DAG_PB
                    ? UnixFsNode.read(blocks.get(cid))
                    : shard;
            if (below == shard || below.type() != UnixFsNode.Type.SHARD || below.fanout() != shard.fanout()) {
                throw ContentException.malformed("a shard that leads to something else");
            }
            if (below.links().isEmpty()) {
                throw ContentException.malformed("an empty shard");
            }
            addShard(below, prefix, depth + 1);
        }
    }

    private void add(Entry entry) throws ContentException {
        if (entries.size() == MAX_ENTRIES) {
            throw ContentException.malformed("a folder of more than " + MAX_ENTRIES + " entries");
        }
        entries.add(entry);
    }

    private static int prefixLength(long fanout) throws ContentException {
        if (fanout < 8 || fanout > MAX_FANOUT || Long.bitCount(fanout) != 1) {
            throw ContentException.malformed("a sharded folder of " + fanout + " slots");
        }
        return Long.toHexString(fanout - 1).length();
    }
}
