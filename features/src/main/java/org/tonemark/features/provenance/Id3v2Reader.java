package org.tonemark.features.provenance;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * ID3v2.2, 2.3 and 2.4 (id3.org): text, comment, URL and private frames, and GEOB frames that hold a C2PA manifest store
 * (C2PA 2.x, "Embedding manifests into ID3"). Compressed and encrypted frames are passed over. Time is linear in the
 * size of the tag.
 */
final class Id3v2Reader {
    private static final int HEADER = 10;
    private static final int MOST_FRAMES = 1_000;
    private static final Set<String> MANIFESTS = Set.of("application/c2pa", "application/x-c2pa-manifest-store");

    private final byte[] body;
    private final int major;
    private final boolean unsynchronised;
    private final TagSink sink;

    private Id3v2Reader(byte[] body, int major, boolean unsynchronised, TagSink sink) {
        this.body = body;
        this.major = major;
        this.unsynchronised = unsynchronised;
        this.sink = sink;
    }

    /** Reads a tag, if one stands there; gives the offset behind it, else {@code at}. */
    static long read(FileEdges file, long at, TagSink sink) {
        if (!file.is(at, "ID3") || !file.has(at, HEADER)) {
            return at;
        }
        byte[] header = file.copy(at, HEADER);
        int size = Numbers.synchsafe(header, 6);
        int major = header[3];
        if (size < 0 || major < 2 || major > 4) {
            return at;
        }
        boolean unsynchronised = (header[5] & 0x80) != 0;
        byte[] body = file.copy(at + HEADER, size);
        if (unsynchronised && major < 4) {
            body = synchronise(body);
        }
        Id3v2Reader reader = new Id3v2Reader(body, major, unsynchronised, sink);
        boolean compressed = major == 2 && (header[5] & 0x40) != 0;
        if (!compressed) {
            reader.frames(major > 2 && (header[5] & 0x40) != 0 ? reader.extendedHeader() : 0);
        }
        boolean footer = major == 4 && (header[5] & 0x10) != 0;
        return at + HEADER + size + (footer ? HEADER : 0);
    }

    private int extendedHeader() {
        if (body.length < 4) {
            return body.length;
        }
        long size = major == 3 ? 4 + Numbers.big32(body, 0) : Numbers.synchsafe(body, 0);
        return (int) Math.max(0, Math.min(body.length, size));
    }

    private void frames(int from) {
        int header = major == 2 ? 6 : 10;
        int at = from;
        for (int i = 0; i < MOST_FRAMES && at + header <= body.length && !sink.full(); i++) {
            String id = new String(body, at, major == 2 ? 3 : 4, StandardCharsets.ISO_8859_1);
            if (!id.matches("[A-Z0-9]+")) {
                return;
            }
            long size = size(at);
            if (size < 0) {
                return;
            }
            int end = (int) Math.min(body.length, at + header + size);
            int flags = major == 2 ? 0 : body[at + 9] & 0xff;
            frame(id, flags, Arrays.copyOfRange(body, at + header, end));
            at = end;
        }
    }

    private long size(int at) {
        return switch (major) {
            case 2 -> Numbers.big24(body, at + 3);
            case 3 -> Numbers.big32(body, at + 4);
            default -> Numbers.synchsafe(body, at + 4);
        };
    }

    private void frame(String id, int flags, byte[] raw) {
        boolean packed = major == 3 ? (flags & 0xc0) != 0 : (flags & 0x0c) != 0;
        if (packed) {
            return;
        }
        int skip = major == 3 ? (flags & 0x20) >> 5 : ((flags & 0x40) >> 6) + 4 * (flags & 1);
        byte[] data = skip == 0 || major == 2 ? raw : Arrays.copyOfRange(raw, Math.min(skip, raw.length), raw.length);
        if (major == 4 && (unsynchronised || (flags & 2) != 0)) {
            data = synchronise(data);
        }
        if (data.length > 1) {
            content(id, data);
        }
    }

    private void content(String id, byte[] data) {
        String place = "ID3v2." + major;
        switch (id) {
            case "COM", "COMM" -> sink.add(place, "COMM", new Fields(data, 4).then());
            case "TXX", "TXXX" -> {
                Fields fields = new Fields(data, 1);
                sink.add(place, fields.next(), fields.next());
            }
            case "WXX", "WXXX" -> {
                Fields fields = new Fields(data, 1);
                fields.next();
                sink.add(place, "WXXX", fields.latin());
            }
            case "PRIV" -> {
                String text = new String(data, StandardCharsets.ISO_8859_1);
                Xmp.read(place, text, sink);
            }
            case "GEO", "GEOB" -> {
                if (MANIFESTS.contains(new Fields(data, 1).latin())) {
                    sink.manifest();
                }
            }
            default -> {
                if (id.startsWith("T")) {
                    sink.add(place, id, new Fields(data, 1).next());
                } else if (id.startsWith("W")) {
                    sink.add(place, id, new String(data, StandardCharsets.ISO_8859_1).replace("\0", " "));
                }
            }
        }
    }

    /** Takes out the zero bytes that were put behind every 0xFF. */
    private static byte[] synchronise(byte[] raw) {
        byte[] out = new byte[raw.length];
        int n = 0;
        for (int i = 0; i < raw.length; i++) {
            boolean stuffed = raw[i] == 0 && i > 0 && raw[i - 1] == (byte) 0xff;
            if (!stuffed) {
                out[n++] = raw[i];
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** Strings of a frame, one after the other, in the encoding that its first byte names. */
    private static final class Fields {
        private final byte[] data;
        private final Charset charset;
        private final int unit;
        private int at;

        /** @param from where the first string begins */
        Fields(byte[] data, int from) {
            this.data = data;
            this.at = Math.min(from, data.length);
            this.unit = data[0] == 1 || data[0] == 2 ? 2 : 1;
            this.charset = switch (data[0]) {
                case 1 -> StandardCharsets.UTF_16;
                case 2 -> StandardCharsets.UTF_16BE;
                case 3 -> StandardCharsets.UTF_8;
                default -> StandardCharsets.ISO_8859_1;
            };
        }

        String next() {
            return next(unit, charset);
        }

        /** The string behind the next one, as in a comment. */
        String then() {
            next();
            return next();
        }

        String latin() {
            return next(1, StandardCharsets.ISO_8859_1);
        }

        private String next(int width, Charset in) {
            int end = at;
            while (end + width <= data.length && (data[end] != 0 || (width == 2 && data[end + 1] != 0))) {
                end += width;
            }
            String text = new String(data, at, Math.min(end, data.length) - at, in);
            at = Math.min(data.length, end + width);
            return text;
        }
    }
}
