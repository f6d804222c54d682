package org.tonemark.features.provenance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Boxes of the mp4 family (ISO/IEC 14496-12): item lists under {@code moov/udta/meta/ilst}, and {@code uuid} boxes that
 * hold a C2PA manifest store or XMP. Looks at no more than 2,000 boxes, 6 deep.
 */
final class Mp4Reader {
    private static final int MOST_BOXES = 2_000;
    private static final int DEEPEST = 6;
    private static final int LONGEST_XMP = 1 << 17;
    private static final String C2PA = "d8fec3d61b0e483c92975828877ec481";
    private static final String XMP = "be7acfcb97a942e89c71999491e3afac";

    private final FileEdges file;
    private final TagSink sink;
    private int boxes;

    private Mp4Reader(FileEdges file, TagSink sink) {
        this.file = file;
        this.sink = sink;
    }

    static void read(FileEdges file, TagSink sink) {
        new Mp4Reader(file, sink).walk(0, file.length(), 0, false);
    }

    /** @param items true inside an item list, where every box is an item */
    private void walk(long from, long to, int depth, boolean items) {
        long at = from;
        while (at + 8 <= to && boxes++ < MOST_BOXES && !sink.full()) {
            long size = file.big32(at);
            if (size < 0) {
                return;
            }
            int header = 8;
            if (size == 1) {
                // a 64-bit size; one above 2^32 is beyond any file that is accepted
                if (file.big32(at + 8) != 0) {
                    return;
                }
                size = file.big32(at + 12);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header) {
                return;
            }
            long end = Math.min(to, at + size);
            box(file.ascii(at + 4, 4), at + header, end, depth, items);
            at += size;
        }
    }

    private void box(String type, long from, long to, int depth, boolean items) {
        if (items) {
            item(type, from, to);
        } else if (depth < DEEPEST) {
            switch (type) {
                case "moov", "udta" -> walk(from, to, depth + 1, false);
                case "meta" -> walk(file.is(from + 4, "hdlr") ? from : from + 4, to, depth + 1, false);
                case "ilst" -> walk(from, to, depth + 1, true);
                case "uuid" -> uuid(from, to);
                default -> {}
            }
        }
    }

    private void uuid(long from, long to) {
        String id = HexFormat.of().formatHex(file.copy(from, 16));
        if (id.equals(C2PA)) {
            sink.manifest();
        } else if (id.equals(XMP)) {
            byte[] packet = file.copy(from + 16, Math.min(LONGEST_XMP, to - from - 16));
            Xmp.read("XMP", new String(packet, StandardCharsets.UTF_8), sink);
        }
    }

    /** One item: a {@code data} box, and for free-form items ({@code ----}) a {@code name} box before it. */
    private void item(String type, long from, long to) {
        String key = type;
        long at = from;
        while (at + 8 <= to && boxes++ < MOST_BOXES) {
            long size = file.big32(at);
            if (size < 8) {
                return;
            }
            long end = Math.min(to, at + size);
            if (file.is(at + 4, "name")) {
                key = text(at + 12, end);
            } else if (file.is(at + 4, "data") && (file.big32(at + 8) & 0xffffff) == 1) {
                sink.add("MP4", key, text(at + 16, end));
            }
            at += size;
        }
    }

    private String text(long from, long to) {
        return new String(file.copy(from, Math.min(4 * TagSink.LONGEST_VALUE, to - from)), StandardCharsets.UTF_8);
    }
}
