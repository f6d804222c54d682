package org.tonemark.ipfs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.ipfs.Cid.Codec;

/** Trees of blocks, well-formed and not, and the places to keep them: memory, CAR, folder. */
public final class TestDag implements BlockSource {
    private final Map<Cid, byte[]> blocks = new LinkedHashMap<>();

    /** A link as it is written, whatever it claims. */
    public record Child(Cid cid, long claimed) {}

    public Map<Cid, byte[]> blocks() {
        return blocks;
    }

    public Cid put(Codec codec, byte[] block) {
        Cid cid = new Cid(codec, Sha256.of(block));
        blocks.put(cid, block);
        return cid;
    }

    /** A file in raw leaves of a size, at most {@code width} links a node. */
    public Cid file(byte[] bytes, int chunk, int width) {
        List<Child> level = new ArrayList<>();
        for (int at = 0; at == 0 || at < bytes.length; at += chunk) {
            byte[] leaf = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk));
            level.add(new Child(put(Codec.RAW, leaf), leaf.length));
        }
        while (level.size() > 1) {
            List<Child> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += width) {
                List<Child> some = level.subList(i, Math.min(level.size(), i + width));
                above.add(new Child(
                        node(some), some.stream().mapToLong(Child::claimed).sum()));
            }
            level = above;
        }
        return level.get(0).cid();
    }

    /** A file's node over children. */
    public Cid node(List<Child> children) {
        return put(
                Codec.DAG_PB,
                DagPb.fileNode(children.stream()
                        .map(c -> new DagPb.Link(c.cid(), c.claimed(), c.claimed()))
                        .toList()));
    }

    /** A node of any UnixFS type, with named links and data of its own. */
    public Cid unixFs(int type, byte[] data, Map<String, byte[]> links, long fanout) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        links.forEach((name, target) -> {
            ByteArrayOutputStream link = new ByteArrayOutputStream();
            bytes(link, 1, target);
            bytes(link, 2, name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            number(link, 3, 0);
            bytes(node, 2, link.toByteArray());
        });
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        number(message, 1, type);
        if (data.length > 0) {
            bytes(message, 2, data);
        }
        if (fanout > 0) {
            number(message, 5, 0x22);
            number(message, 6, fanout);
        }
        bytes(node, 1, message.toByteArray());
        return put(Codec.DAG_PB, node.toByteArray());
    }

    public Cid folder(Map<String, Cid> entries) {
        Map<String, byte[]> links = new LinkedHashMap<>();
        entries.forEach((name, cid) -> links.put(name, cid.bytes()));
        return unixFs(1, new byte[0], links, 0);
    }

    /** Writes all blocks as a CAR of version 1. */
    public Path car(Path file, Cid... roots) throws IOException {
        return Files.write(file, carBytes(roots));
    }

    public byte[] carBytes(Cid... roots) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {(byte) 0xa2, 0x65, 'r', 'o', 'o', 't', 's', (byte) (0x80 + roots.length)});
        for (Cid root : roots) {
            header.writeBytes(new byte[] {(byte) 0xd8, 42, 0x58, 37, 0});
            header.writeBytes(root.bytes());
        }
        header.writeBytes(new byte[] {0x67, 'v', 'e', 'r', 's', 'i', 'o', 'n', 1});
        varint(out, header.size());
        out.writeBytes(header.toByteArray());
        blocks.forEach((cid, block) -> {
            varint(out, 36 + block.length);
            out.writeBytes(cid.bytes());
            out.writeBytes(block);
        });
        return out.toByteArray();
    }

    /** Writes all blocks as files, in the layout of {@link BlockFolder}. */
    public Path folderOfBlocks(Path folder) throws IOException {
        for (Map.Entry<Cid, byte[]> block : blocks.entrySet()) {
            Path file = folder.resolve(BlockFolder.place(block.getKey()));
            Files.createDirectories(file.getParent());
            Files.write(file, block.getValue());
        }
        return folder;
    }

    /** Checked blocks straight from memory. */
    public Blocks checked(Cid track) {
        return new FailOver(List.of(this), FetchPolicy.DEFAULT, track);
    }

    @Override
    public Answer get(Cid cid, Duration limit) {
        byte[] block = blocks.get(cid);
        return block == null ? new Answer.Absent("not here") : new Answer.Found(block);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean local() {
        return true;
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, field << 3 | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            out.write((int) (rest & 0x7f | 0x80));
        }
        out.write((int) rest);
    }
}
