package org.tonemark.ipfs;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Writes dag-pb nodes of UnixFS files in canonical form: links before data, fields in the order of the DAG-PB and
 * UnixFS specifications, empty link names written.
 */
final class DagPb {
    private static final int UNIXFS_FILE = 2;

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
            writeBytes(node, 2, link(link));
        }
        writeBytes(node, 1, unixFsFile(links));
        return node.toByteArray();
    }

    private static byte[] link(Link link) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(52);
        writeBytes(out, 1, link.cid().bytes());
        writeBytes(out, 2, new byte[0]);
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

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
