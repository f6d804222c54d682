package org.tonemark.ipfs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dag-pb block, read without trust. Source: DAG-PB specification (ipld.io/specs/codecs/dag-pb/spec): links in field 2,
 * data in field 1, no other field.
 *
 * @param links in the order of the block
 * @param data UnixFS message, {@code null} if the node has none
 */
record DagNode(List<Link> links, @Nullable Wire data) {
    /** @param name empty if there is none */
    record Link(String name, BlockRef target) {}

    /** @throws ContentException if the bytes are no dag-pb node, or link to what cannot be checked */
    static DagNode read(byte[] block) throws ContentException {
        List<Link> links = new ArrayList<>();
        Wire data = null;
        Wire in = new Wire(block);
        while (in.more()) {
            long field = in.varint();
            if (field == (2 << 3 | Wire.BYTES)) {
                links.add(link(in.bytes()));
            } else if (field == (1 << 3 | Wire.BYTES) && data == null) {
                data = in.bytes();
            } else {
                throw ContentException.malformed("no dag-pb node: an unknown or repeated field");
            }
        }
        return new DagNode(links, data);
    }

    private static Link link(Wire in) throws ContentException {
        BlockRef target = null;
        String name = "";
        while (in.more()) {
            long field = in.varint();
            if (field == (1 << 3 | Wire.BYTES) && target == null) {
                target = target(in.bytes());
            } else if (field == (2 << 3 | Wire.BYTES)) {
                name = utf8(in.bytes());
            } else if (field == (3 << 3 | Wire.VARINT)) {
                in.varint(); // size of the tree below: a claim that nothing here relies on
            } else {
                throw ContentException.malformed("no dag-pb link: an unknown or repeated field");
            }
        }
        if (target == null) {
            throw ContentException.malformed("a link without a CID");
        }
        return new Link(name, target);
    }

    private static BlockRef target(Wire in) throws ContentException {
        try {
            return BlockRef.of(in.copy());
        } catch (InvalidCidException e) {
            throw ContentException.malformed("a link that cannot be checked: " + e.getMessage());
        }
    }

    private static String utf8(Wire in) throws ContentException {
        if (!in.more()) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.copy()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ContentException.malformed("a link's name is no UTF-8");
        }
    }
}
