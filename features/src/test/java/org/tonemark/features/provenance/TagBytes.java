package org.tonemark.features.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tags built byte by byte, after the specifications. */
final class TagBytes {
    private TagBytes() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] big(long value, int bytes) {
        byte[] out = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            out[i] = (byte) (value >> 8 * (bytes - 1 - i));
        }
        return out;
    }

    static byte[] little(long value) {
        byte[] b = big(value, 4);
        return new byte[] {b[3], b[2], b[1], b[0]};
    }

    static byte[] synchsafe(int value) {
        return new byte[] {
            (byte) (value >> 21 & 0x7f), (byte) (value >> 14 & 0x7f), (byte) (value >> 7 & 0x7f), (byte) (value & 0x7f)
        };
    }

    /** An ID3v2 tag; its flags say what its frames are. */
    static byte[] id3(int major, int flags, byte[]... frames) {
        byte[] body = join(frames);
        return join(latin("ID3"), new byte[] {(byte) major, 0, (byte) flags}, synchsafe(body.length), body);
    }

    static byte[] frame(int major, String id, byte[] content) {
        return frame(major, id, 0, content);
    }

    static byte[] frame(int major, String id, int flags, byte[] content) {
        byte[] size =
                major == 2 ? big(content.length, 3) : major == 3 ? big(content.length, 4) : synchsafe(content.length);
        return join(latin(id), size, major == 2 ? new byte[0] : big(flags, 2), content);
    }

    static byte[] comment(String text) {
        return join(latin("\0eng\0"), latin(text));
    }

    static byte[] utf16(String language, String text) {
        byte[] order = {(byte) 0xff, (byte) 0xfe};
        return join(
                new byte[] {1},
                latin(language),
                order,
                new byte[2],
                order,
                text.getBytes(StandardCharsets.UTF_16LE),
                new byte[2]);
    }

    static byte[] manifestFrame(String mime) {
        return join(latin("\0" + mime + "\0c2pa\0c2pa manifest store\0"), big(32, 4), latin("jumb"), new byte[24]);
    }

    static byte[] unsynchronise(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; i++) {
            out.write(raw[i]);
            boolean stuff = raw[i] == (byte) 0xff && (i + 1 == raw.length || raw[i + 1] == 0 || raw[i + 1] < -31);
            if (stuff) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    static byte[] box(String type, byte[]... content) {
        byte[] all = join(content);
        return join(big(8L + all.length, 4), latin(type), all);
    }

    static byte[] item(String type, String text) {
        return box(type, box("data", big(1, 4), big(0, 4), text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] chunk(String id, byte[]... content) {
        byte[] all = join(content);
        return join(latin(id), little(all.length), all, new byte[all.length & 1]);
    }

    /** An APE tag with a header, of items {@code KEY=value}; those with {@code #} before the key are binary. */
    static byte[] ape(String... items) {
        byte[] all = new byte[0];
        for (String item : items) {
            int equals = item.indexOf('=');
            boolean binary = item.startsWith("#");
            byte[] value = item.substring(equals + 1).getBytes(StandardCharsets.UTF_8);
            byte[] key = latin(item.substring(binary ? 1 : 0, equals) + "\0");
            all = join(all, little(value.length), little(binary ? 2 : 0), key, value);
        }
        byte[] ends = join(latin("APETAGEX"), little(2_000), little(all.length + 32), little(items.length));
        return join(ends, little(0xa0000000L), new byte[8], all, ends, little(0x80000000L), new byte[8]);
    }

    static byte[] vorbis(String vendor, String... comments) {
        byte[] all = join(text(vendor), little(comments.length));
        for (String comment : comments) {
            all = join(all, text(comment));
        }
        return all;
    }

    private static byte[] text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return join(little(bytes.length), bytes);
    }

    /** A file of Ogg pages of at most 255 bytes each, whose second packet is given. */
    static byte[] ogg(byte[] first, byte[] second) {
        byte[] all = page(first, 0, first.length, true);
        for (int from = 0; from <= second.length; from += 255) {
            int to = Math.min(second.length, from + 255);
            all = join(all, page(second, from, to, to - from < 255));
        }
        return all;
    }

    private static byte[] page(byte[] packet, int from, int to, boolean ends) {
        byte[] body = Arrays.copyOfRange(packet, from, to);
        if (ends != body.length < 255) {
            throw new IllegalArgumentException("a lacing value of 255 goes on");
        }
        return join(
                latin("OggS"),
                new byte[10],
                little(77),
                little(0),
                little(0),
                new byte[] {1, (byte) body.length},
                body);
    }
}
