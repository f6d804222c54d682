package org.tonemark.features.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Chunks of WAV (RIFF, RF64) and AIFF: {@code LIST INFO}, {@code bext} (EBU Tech 3285), texts of AIFF, an ID3v2 tag in
 * a chunk, XMP ({@code _PMX}), and {@code C2PA}, the manifest store. Looks at no more than 1,000 chunks.
 */
final class ChunkReader {
    private static final int MOST_CHUNKS = 1_000;
    private static final int LONGEST_XMP = 1 << 17;
    private static final Set<String> AIFF_TEXTS = Set.of("NAME", "AUTH", "ANNO", "(c) ");

    private final FileEdges file;
    private final TagSink sink;
    private final boolean bigEndian;
    private int chunks;

    private ChunkReader(FileEdges file, TagSink sink, boolean bigEndian) {
        this.file = file;
        this.sink = sink;
        this.bigEndian = bigEndian;
    }

    static void wav(FileEdges file, TagSink sink) {
        new ChunkReader(file, sink, false).walk(12, file.length(), false);
    }

    static void aiff(FileEdges file, TagSink sink) {
        new ChunkReader(file, sink, true).walk(12, file.length(), false);
    }

    private void walk(long from, long to, boolean info) {
        long at = from;
        while (at + 8 <= to && chunks++ < MOST_CHUNKS && !sink.full()) {
            long size = bigEndian ? file.big32(at + 4) : file.little32(at + 4);
            if (size < 0) {
                return;
            }
            String id = file.ascii(at, 4);
            long end = Math.min(to, at + 8 + size);
            if (info) {
                sink.add("RIFF INFO", id, text(at + 8, end));
            } else {
                chunk(id, at + 8, end);
            }
            at += 8 + size + (size & 1);
        }
    }

    private void chunk(String id, long from, long to) {
        if (id.equals("C2PA")) {
            sink.manifest();
        } else if (id.equals("LIST") && file.is(from, "INFO")) {
            walk(from + 4, to, true);
        } else if (id.equalsIgnoreCase("ID3 ")) {
            Id3v2Reader.read(file, from, sink);
        } else if (id.equals("_PMX")) {
            byte[] packet = file.copy(from, Math.min(LONGEST_XMP, to - from));
            Xmp.read("XMP", new String(packet, StandardCharsets.UTF_8), sink);
        } else if (id.equals("bext")) {
            sink.add("BWF", "DESCRIPTION", text(from, Math.min(to, from + 256)));
            sink.add("BWF", "ORIGINATOR", text(from + 256, Math.min(to, from + 288)));
        } else if (bigEndian && AIFF_TEXTS.contains(id)) {
            sink.add("AIFF", id, text(from, to));
        }
    }

    private String text(long from, long to) {
        String all =
                new String(file.copy(from, Math.min(4 * TagSink.LONGEST_VALUE, to - from)), StandardCharsets.UTF_8);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }
}
