package org.tonemark.cli.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.UnnamedFile;
import org.tonemark.cli.verify.BatchRow.Source;
import org.tonemark.verdict.VerdictJson;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.SpectrumSketch;

/**
 * Rows that wait on the disk for their turn, so that memory does not grow with the batch.
 */
final class RowSpill implements Closeable {
    private final FileChannel channel;
    private long end;

    /** @param folder where there is room; {@code null} for the system's temporary folder */
    RowSpill(@Nullable Path folder) throws IOException {
        channel = UnnamedFile.open(folder);
    }

    /** Keeps a row and returns where. */
    long add(BatchRow row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0);
            out.writeByte(row.source().ordinal());
            write(out, VerdictJson.write(row.verdict()));
            write(out, row.detail());
            write(out, row.picture());
            write(
                    out,
                    row.fingerprint() == null ? new byte[0] : row.fingerprint().bytes());
        }
        ByteBuffer record = ByteBuffer.wrap(bytes.toByteArray());
        record.putInt(0, record.capacity() - Integer.BYTES);
        long at = end;
        while (record.hasRemaining()) {
            end += channel.write(record, end);
        }
        return at;
    }

    /** The row kept there. */
    BatchRow read(long at) throws IOException {
        int length = fill(ByteBuffer.allocate(Integer.BYTES), at).getInt(0);
        ByteBuffer record = fill(ByteBuffer.allocate(length), at + Integer.BYTES);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record.array()))) {
            Source source = Source.values()[in.readByte()];
            String json = text(in);
            return new BatchRow(VerdictJson.read(json), text(in), picture(in), fingerprint(in), source);
        }
    }

    private ByteBuffer fill(ByteBuffer target, long at) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target, at + target.position()) < 0) {
                throw new EOFException("a row that waited is cut off");
            }
        }
        return target;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(DataOutputStream out, @Nullable SpectrumSketch picture) throws IOException {
        out.writeBoolean(picture != null);
        if (picture != null) {
            write(out, picture.levels());
            out.writeDouble(picture.hzPerPoint());
            out.writeInt(picture.linesHz().length);
            for (float hz : picture.linesHz()) {
                out.writeFloat(hz);
            }
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static @Nullable SpectrumSketch picture(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        byte[] levels = in.readNBytes(in.readInt());
        double hzPerPoint = in.readDouble();
        float[] lines = new float[in.readInt()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = in.readFloat();
        }
        return new SpectrumSketch(levels, hzPerPoint, lines);
    }

    private static @Nullable KeptFingerprint fingerprint(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(in.readInt());
        return bytes.length == 0 ? null : new KeptFingerprint(bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
