package org.tonemark.ipfs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CAR file as a source of blocks: version 1, or the version 1 inside a version 2 (whose own index is not believed).
 * Opening it reads the heads of all sections and keeps where each block lies, some 150 bytes a block. Sections of codecs
 * or hashes that cannot be checked are passed over.
 *
 * <p>Source: CARv1 and CARv2 specifications (ipld.io/specs/transport/car).
 */
public final class CarFile implements BlockSource {
    private static final int MAX_HEADER = 1 << 20;
    private static final int MAX_BLOCKS = 5_000_000;
    private static final int MAX_CID = 128;
    private static final int VERSION_2_HEADER = 40;

    private final Path file;
    private final List<byte[]> roots = new ArrayList<>();
    private final Map<Cid, Place> blocks = new HashMap<>();

    private record Place(long at, int length) {}

    /**
     * Opens a CAR and finds its blocks.
     *
     * @throws ContentException if it is no well-formed CAR
     * @throws IOException if it cannot be read
     */
    public CarFile(Path file) throws IOException {
        this.file = file;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            index(channel);
        }
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public boolean local() {
        return true;
    }

    /** The roots that can be checked, in the file's order; the others are counted by {@link #otherRoots}. */
    public List<Cid> roots() {
        List<Cid> readable = new ArrayList<>();
        for (byte[] root : roots) {
            try {
                if (BlockRef.of(root) instanceof Cid cid) {
                    readable.add(cid);
                }
            } catch (InvalidCidException e) {
                // of another codec or hash: one of the others
            }
        }
        return readable;
    }

    /** Roots that are neither raw nor dag-pb blocks by sha2-256. */
    public int otherRoots() {
        return roots.size() - roots().size();
    }

    @Override
    public Answer get(Cid cid, Duration limit) {
        Place place = blocks.get(cid);
        if (place == null) {
            return new Answer.Absent("not in this CAR");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer block = ByteBuffer.allocate(place.length);
            return readFully(channel, block, place.at)
                    ? new Answer.Found(block.array())
                    : new Answer.Fault("the CAR is shorter than it was");
        } catch (IOException e) {
            return new Answer.Fault("cannot be read: " + e.getMessage());
        }
    }

    private void index(FileChannel channel) throws IOException {
        long[] at = {0};
        JsonNode header = header(channel, at, channel.size());
        long end = channel.size();
        if (header.path("version").asInt() == 2) {
            ByteBuffer second = ByteBuffer.allocate(VERSION_2_HEADER).order(ByteOrder.LITTLE_ENDIAN);
            if (!readFully(channel, second, at[0])) {
                throw ContentException.malformed("a CAR that is cut off in its header");
            }
            at[0] = second.getLong(16);
            long size = second.getLong(24);
            if (at[0] < 0 || size < 0 || size > end - at[0]) {
                throw ContentException.malformed("a CAR of version 2 whose data lie outside of it");
            }
            end = at[0] + size;
            header = header(channel, at, end);
        }
        if (header.path("version").asInt() != 1) {
            throw ContentException.malformed("no CAR of version 1 or 2");
        }
        readRoots(header.path("roots"));
        while (at[0] < end) {
            section(channel, at, end);
        }
    }

    private void readRoots(JsonNode list) throws IOException {
        for (JsonNode root : list) {
            byte[] bytes = root.isBinary() ? root.binaryValue() : new byte[0];
            if (bytes.length < 2 || bytes[0] != 0) {
                throw ContentException.malformed("a CAR with a root that is no CID");
            }
            roots.add(Arrays.copyOfRange(bytes, 1, bytes.length));
        }
    }

    /** The dag-cbor map at a position; moves behind it. */
    private static JsonNode header(FileChannel channel, long[] at, long end) throws IOException {
        long length = varint(channel, at, end);
        if (length == 0 || length > MAX_HEADER || length > end - at[0]) {
            throw ContentException.malformed("no CAR: its header has " + length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        if (!readFully(channel, bytes, at[0])) {
            throw ContentException.malformed("a CAR that is cut off in its header");
        }
        at[0] += length;
        try {
            return new CBORMapper().readTree(bytes.array());
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw ContentException.malformed("no CAR: its header is no CBOR");
        }
    }

    private void section(FileChannel channel, long[] at, long end) throws IOException {
        long length = varint(channel, at, end);
        if (length > end - at[0]) {
            throw ContentException.malformed("a CAR that is cut off");
        }
        byte[] head = new byte[(int) Math.min(length, MAX_CID)];
        if (!readFully(channel, ByteBuffer.wrap(head), at[0])) {
            throw ContentException.malformed("a CAR that is cut off");
        }
        try {
            int cidLength = BinaryCid.length(head);
            keep(Arrays.copyOf(head, cidLength), at[0] + cidLength, length - cidLength);
        } catch (InvalidCidException e) {
            throw ContentException.malformed("a CAR with a section that names no block: " + e.getMessage());
        }
        at[0] += length;
    }

    private void keep(byte[] id, long at, long length) throws ContentException {
        try {
            if (length <= Blocks.MAX_BYTES && BlockRef.of(id) instanceof Cid cid) {
                blocks.putIfAbsent(cid, new Place(at, (int) length));
            }
        } catch (InvalidCidException e) {
            return; // a codec or hash that nothing here can ask for
        }
        if (blocks.size() > MAX_BLOCKS) {
            throw ContentException.malformed("a CAR of more than " + MAX_BLOCKS + " blocks");
        }
    }

    private static long varint(FileChannel channel, long[] at, long end) throws IOException {
        byte[] bytes = new byte[(int) Math.min(9, end - at[0])];
        if (!readFully(channel, ByteBuffer.wrap(bytes), at[0])) {
            throw ContentException.malformed("a CAR that is cut off");
        }
        Wire wire = new Wire(bytes);
        long value = wire.varint();
        at[0] += wire.at();
        return value;
    }

    /** False if the file ends before the buffer is full. */
    private static boolean readFully(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** True if a file's name says that it is a CAR. */
    public static boolean isCarName(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).endsWith(".car");
    }
}
