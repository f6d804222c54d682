package org.tonemark.ipfs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tonemark.ipfs.Cid.Codec;

/**
 * Writes CAR files of version 1, one root: the same tree gives the same bytes. Blocks stand depth first from the root,
 * each once, as {@code ipfs dag export} writes them. Source: CARv1 specification (ipld.io/specs/transport/car/carv1).
 */
final class CarWriter {
    private CarWriter() {}

    /** The tree below {@code root}, all of whose blocks must be given. */
    static void write(UnixFsWriter tree, OutputStream out) throws IOException {
        section(out, header(tree.root()));
        for (Cid cid : depthFirst(tree)) {
            section(out, cid.bytes(), tree.blocks().get(cid));
        }
    }

    static byte[] bytes(UnixFsWriter tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(tree, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    /** DAG-CBOR of {@code {"roots": [CID], "version": 1}}; a CID is tag 42 over 0x00 and its binary form. */
    private static byte[] header(Cid root) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xa2, 0x65, 'r', 'o', 'o', 't', 's', (byte) 0x81});
        out.writeBytes(new byte[] {(byte) 0xd8, 42, 0x58, 37, 0});
        out.writeBytes(root.bytes());
        out.writeBytes(new byte[] {0x67, 'v', 'e', 'r', 's', 'i', 'o', 'n', 1});
        return out.toByteArray();
    }

    private static void section(OutputStream out, byte[]... parts) throws IOException {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream(5);
        DagPb.writeVarint(head, length);
        head.writeTo(out);
        for (byte[] part : parts) {
            out.write(part);
        }
    }

    private static Set<Cid> depthFirst(UnixFsWriter tree) throws ContentException {
        Set<Cid> order = new LinkedHashSet<>();
        visit(tree.root(), tree.blocks(), order);
        return order;
    }

    /** As deep as a tree of 174 links a node: a handful. */
    private static void visit(Cid cid, Map<Cid, byte[]> blocks, Set<Cid> order) throws ContentException {
        if (!order.add(cid) || cid.codec() == Codec.RAW) {
            return;
        }
        for (DagNode.Link link : DagNode.read(blocks.get(cid)).links()) {
            if (link.target() instanceof Cid child) {
                visit(child, blocks, order);
            }
        }
    }
}
