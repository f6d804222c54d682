package org.tonemark.ipfs;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.curation.core.port.Publisher.Content;
import org.tonemark.curation.core.port.Publisher.File;
import org.tonemark.curation.core.port.Publisher.Folder;
import org.tonemark.ipfs.Cid.Codec;

/**
 * The blocks of a file or a folder in memory, with the CIDs that Kubo's {@code add --cid-version=1} gives them. For
 * files of some megabytes; tracks are hashed by {@link UnixFsHasher}.
 *
 * @param root of the tree
 * @param blocks by CID, children before their parents, each once
 */
record UnixFsWriter(Cid root, Map<Cid, byte[]> blocks) {
    /** Kubo shards a folder whose node is larger; such folders are refused. */
    private static final int MAX_FOLDER_NODE = 256 * 1024;

    /** @throws IllegalArgumentException for a folder of more entries than one node takes */
    static UnixFsWriter of(Content content) {
        Map<Cid, byte[]> blocks = new LinkedHashMap<>();
        Cid root;
        if (content instanceof Folder folder) {
            root = folder(folder.files(), blocks);
        } else {
            root = file(((File) content).bytes(), blocks).cid();
        }
        return new UnixFsWriter(root, Collections.unmodifiableMap(blocks));
    }

    private static Cid folder(SortedMap<String, byte[]> files, Map<Cid, byte[]> blocks) {
        Map<String, DagPb.Link> entries = new TreeMap<>();
        files.forEach((name, bytes) -> entries.put(name, file(bytes, blocks)));
        byte[] node = DagPb.folderNode(entries);
        if (node.length > MAX_FOLDER_NODE) {
            throw new IllegalArgumentException("a folder of too many or too long names");
        }
        return put(Codec.DAG_PB, node, blocks);
    }

    private static DagPb.Link file(byte[] bytes, Map<Cid, byte[]> blocks) {
        if (bytes.length <= UnixFsHasher.CHUNK_BYTES) {
            return new DagPb.Link(put(Codec.RAW, bytes, blocks), bytes.length, bytes.length);
        }
        BalancedTree tree = new BalancedTree(UnixFsHasher.MAX_LINKS, blocks::put);
        for (int at = 0; at < bytes.length; at += UnixFsHasher.CHUNK_BYTES) {
            byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + UnixFsHasher.CHUNK_BYTES));
            tree.addChunk(put(Codec.RAW, chunk, blocks), chunk.length);
        }
        return tree.root();
    }

    private static Cid put(Codec codec, byte[] block, Map<Cid, byte[]> blocks) {
        Cid cid = new Cid(codec, Sha256.of(block));
        blocks.putIfAbsent(cid, block);
        return cid;
    }
}
