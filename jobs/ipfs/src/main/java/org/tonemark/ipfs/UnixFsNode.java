package org.tonemark.ipfs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.ipfs.DagNode.Link;

/**
 * A node of a UnixFS tree. Source: UnixFS specification (specs.ipfs.tech/unixfs), message {@code Data}.
 *
 * @param size bytes of the file from this node down; 0 for folders
 * @param childSizes the same for each link of a file
 * @param fanout of a sharded folder, else 0
 * @param block bytes that {@code dataFrom} and {@code dataEnd} count in
 */
record UnixFsNode(
        Type type,
        List<Link> links,
        long[] childSizes,
        long size,
        long fanout,
        byte[] block,
        int dataFrom,
        int dataEnd) {
    /** The kinds that are read here. */
    enum Type {
        FILE,
        FOLDER,
        SHARD
    }

    private static final long[] NONE = {};

    /**
     * Reads a dag-pb block. The sizes that a file's node claims must add up: whoever believes them and whoever reads all
     * bytes must see one file.
     *
     * @throws ContentException if it is anything else, or contradicts itself
     */
    static UnixFsNode read(byte[] block) throws ContentException {
        DagNode node = DagNode.read(block);
        if (node.data() == null) {
            throw ContentException.malformed("a dag-pb node without UnixFS data");
        }
        return new Fields().read(node.data()).node(node.links(), block);
    }

    /** The message, field by field. */
    private static final class Fields {
        private long type = -1;
        private @Nullable Wire data;
        private long fileSize = -1;
        private long[] sizes = NONE;
        private int count;
        private long fanout;

        Fields read(Wire in) throws ContentException {
            while (in.more()) {
                long field = in.varint();
                int wire = (int) (field & 7);
                switch ((int) Math.min(field >> 3, 99)) {
                    case 1 -> type = number(in, wire);
                    case 2 -> data = bytes(in, wire);
                    case 3 -> fileSize = number(in, wire);
                    case 4 -> sizes(in, wire);
                    case 6 -> fanout = number(in, wire);
                    default -> in.skip(wire);
                }
            }
            return this;
        }

        private static long number(Wire in, int wire) throws ContentException {
            if (wire != Wire.VARINT) {
                throw ContentException.malformed("a UnixFS number of a wrong kind");
            }
            return in.varint();
        }

        private Wire bytes(Wire in, int wire) throws ContentException {
            if (wire != Wire.BYTES || data != null) {
                throw ContentException.malformed("UnixFS data of a wrong kind, or twice");
            }
            return in.bytes();
        }

        /** One number a field, or packed. */
        private void sizes(Wire in, int wire) throws ContentException {
            if (wire != Wire.BYTES) {
                addSize(number(in, wire));
                return;
            }
            Wire packed = in.bytes();
            while (packed.more()) {
                addSize(packed.varint());
            }
        }

        private void addSize(long size) {
            if (count == sizes.length) {
                sizes = java.util.Arrays.copyOf(sizes, Math.max(16, 2 * count));
            }
            sizes[count++] = size;
        }

        UnixFsNode node(List<Link> links, byte[] block) throws ContentException {
            return switch ((int) Math.min(type, 99)) {
                case 0, 2 -> file(links, block);
                case 1 -> new UnixFsNode(Type.FOLDER, links, NONE, 0, 0, block, 0, 0);
                case 5 -> new UnixFsNode(Type.SHARD, links, NONE, 0, fanout, block, 0, 0);
                case 4 -> throw ContentException.malformed("a symbolic link, not a file");
                default -> throw ContentException.malformed("a UnixFS node of an unknown type");
            };
        }

        private UnixFsNode file(List<Link> links, byte[] block) throws ContentException {
            if (count != links.size()) {
                throw ContentException.malformed(
                        "a file's node with " + links.size() + " links and " + count + " sizes");
            }
            int from = data == null ? 0 : data.at();
            int end = data == null ? 0 : data.end();
            long size = end - from;
            for (int i = 0; i < count; i++) {
                size += sizes[i];
                if (size < 0) {
                    throw ContentException.malformed("a file's sizes overflow");
                }
            }
            if (fileSize >= 0 && fileSize != size) {
                throw ContentException.malformed("a file's node of " + size + " bytes that claims " + fileSize);
            }
            return new UnixFsNode(Type.FILE, links, sizes, size, 0, block, from, end);
        }
    }
}
