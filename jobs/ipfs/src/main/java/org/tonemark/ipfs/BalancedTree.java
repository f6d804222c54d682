package org.tonemark.ipfs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.ipfs.Cid.Codec;

/**
 * The tree over a file's chunks, in order, as {@code boxo/ipld/unixfs/importer/balanced} builds it. Holds one node a
 * level.
 */
final class BalancedTree {
    private final int maxLinks;
    private final BiConsumer<Cid, byte[]> nodes;
    private final List<List<DagPb.Link>> levels = new ArrayList<>();

    /** @param nodes takes each node above the chunks, children first */
    BalancedTree(int maxLinks, BiConsumer<Cid, byte[]> nodes) {
        this.maxLinks = maxLinks;
        this.nodes = nodes;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    void addChunk(Cid cid, long bytes) {
        add(0, new DagPb.Link(cid, bytes, bytes));
    }

    /** The root over at least two chunks; called once. */
    DagPb.Link root() {
        for (int level = 0; ; level++) {
            List<DagPb.Link> links = levels.get(level);
            boolean top = level == levels.size() - 1;
            if (top && links.size() == 1 && level > 0) {
                return links.get(0);
            }
            if (!links.isEmpty()) {
                closeNode(level);
            }
        }
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
        Cid cid = new Cid(Codec.DAG_PB, Sha256.of(node));
        long fileBytes = links.stream().mapToLong(DagPb.Link::fileBytes).sum();
        long treeBytes =
                node.length + links.stream().mapToLong(DagPb.Link::treeBytes).sum();
        nodes.accept(cid, node);
        links.clear();
        add(level + 1, new DagPb.Link(cid, fileBytes, treeBytes));
    }
}
