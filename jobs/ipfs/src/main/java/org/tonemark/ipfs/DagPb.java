package org.tonemark.ipfs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes dag-pb nodes of UnixFS files and folders in canonical form: links before data, fields in the order of the DAG-PB and
 * UnixFS specifications, empty link names written.
 */
final class DagPb {
    private static final int UNIXFS_FOLDER = 1;
    private static final int UNIXFS_FILE = 2;
    private static final byte[] NO_NAME = {};

    /**
     * A child of a node.
     *
     * @param fileBytes bytes of the file below this child
     * @param treeBytes bytes of all blocks of this child, itself included ({@code Tsize})
     */
    record Link(Cid cid, long fileBytes, long treeBytes) {}

    private DagPb() {}

    static byte[] fileNode(List<Link> links) {
        ByteArrayOutputStream node = new ByteArrayOutputStream(links.size() * 52 + 32);
        for (Link link : links) {
            writeBytes(node, 2, link(NO_NAME, link));
        }
        writeBytes(node, 1, unixFsFile(links));
        return node.toByteArray();
    }

    /** A folder's node: its links by name, in the order of their bytes. */
    static byte[] folderNode(Map<String, Link> entries) {
        Map<byte[], Link> sorted = new TreeMap<>(Arrays::compareUnsigned);
        entries.forEach((name, link) -> sorted.put(name.getBytes(StandardCharsets.UTF_8), link));
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        sorted.forEach((name, link) -> writeBytes(node, 2, link(name, link)));
        ByteArrayOutputStream unixFs = new ByteArrayOutputStream();
        writeNumber(unixFs, 1, UNIXFS_FOLDER);
        writeBytes(node, 1, unixFs.toByteArray());
        return node.toByteArray();
    }

    private static byte[] link(byte[] name, Link link) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(52 + name.length);
        writeBytes(out, 1, link.cid().bytes());
        writeBytes(out, 2, name);
        writeNumber(out, 3, link.treeBytes());
        return out.toByteArray();
    }

    private static byte[] unixFsFile(List<Link> links) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(links.size() * 4 + 16);
        writeNumber(out, 1, UNIXFS_FILE);
        writeNumber(out, 3, links.stream().mapToLong(Link::fileBytes).sum());
        links.forEach(link -> writeNumber(out, 4, link.fileBytes()));
        return out.toByteArray();
    }

    private static void writeBytes(ByteArrayOutputStream out, int field, byte[] value) {
        writeVarint(out, field << 3 | 2);
        writeVarint(out, value.length);
        out.writeBytes(value);
    }

    private static void writeNumber(ByteArrayOutputStream out, int field, long value) {
        writeVarint(out, (long) field << 3);
        writeVarint(out, value);
    }

    static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
