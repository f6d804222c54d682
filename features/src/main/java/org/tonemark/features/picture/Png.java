package org.tonemark.features.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * PNG with a palette (W3C PNG, third edition), its image data in stored blocks (RFC 1951, 3.2.4): without compression the
 * bytes depend on no library.
 */
final class Png {
    private static final int LARGEST_BLOCK = 65_535;

    private Png() {}

    /**
     * @param pixels {@code [row · width + column]}, indices into the palette
     * @param palette 256 colours, 0xRRGGBB
     */
    static byte[] of(byte[] pixels, int width, int height, int[] palette) {
        ByteArrayOutputStream png = new ByteArrayOutputStream(pixels.length + 2_000);
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(png, "IHDR", header.put((byte) 8).put((byte) 3).array());
        ByteBuffer colours = ByteBuffer.allocate(3 * palette.length);
        for (int colour : palette) {
            colours.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
        }
        chunk(png, "PLTE", colours.array());
        chunk(png, "IDAT", stored(rows(pixels, width, height)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /** Each row begins with its filter: none. */
    private static byte[] rows(byte[] pixels, int width, int height) {
        byte[] rows = new byte[height * (width + 1)];
        for (int r = 0; r < height; r++) {
            System.arraycopy(pixels, r * width, rows, r * (width + 1) + 1, width);
        }
        return rows;
    }

    private static byte[] stored(byte[] data) {
        int blocks = Math.max(1, (data.length + LARGEST_BLOCK - 1) / LARGEST_BLOCK);
        ByteBuffer out = ByteBuffer.allocate(2 + 5 * blocks + data.length + 4);
        out.put((byte) 0x78).put((byte) 1);
        for (int b = 0; b < blocks; b++) {
            int from = b * LARGEST_BLOCK;
            int n = Math.min(LARGEST_BLOCK, data.length - from);
            out.put((byte) (b == blocks - 1 ? 1 : 0));
            out.putShort(Short.reverseBytes((short) n)).putShort(Short.reverseBytes((short) ~n));
            out.put(data, from, n);
        }
        Adler32 sum = new Adler32();
        sum.update(data);
        return out.putInt((int) sum.getValue()).array();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        png.writeBytes(chunk.putInt((int) crc.getValue()).array());
    }
}
