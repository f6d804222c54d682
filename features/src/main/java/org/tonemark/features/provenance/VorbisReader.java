package org.tonemark.features.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Vorbis comments (xiph.org, "Ogg Vorbis I comment field") in Ogg Vorbis, Ogg Opus, Ogg FLAC and native FLAC. A comment
 * header over several pages is joined up to 256 KiB.
 */
final class VorbisReader {
    private static final int LONGEST_PACKET = 1 << 18;
    private static final int MOST_PAGES = 512;
    private static final int MOST_BLOCKS = 128;
    private static final int MOST_COMMENTS = 1_000;
    private static final int COMMENT_BLOCK = 4;

    private VorbisReader() {}

    /** Native FLAC, whose magic stands at {@code at}. */
    static void flac(FileEdges file, long at, TagSink sink) {
        long block = at + 4;
        for (int i = 0; i < MOST_BLOCKS; i++) {
            long header = file.big32(block);
            if (header < 0) {
                return;
            }
            long size = header & 0xffffff;
            if ((header >> 24 & 0x7f) == COMMENT_BLOCK) {
                comments(file.copy(block + 4, Math.min(size, LONGEST_PACKET)), 0, sink);
            }
            block += 4 + size;
            if (header >> 31 != 0) {
                return;
            }
        }
    }

    /** Ogg, whose first page stands at 0. The comment header is the second packet of the first stream. */
    static void ogg(FileEdges file, TagSink sink) {
        byte[] packet = secondPacket(file);
        String magic = new String(packet, 0, Math.min(8, packet.length), StandardCharsets.ISO_8859_1);
        if (magic.startsWith("\u0003vorbis")) {
            comments(packet, 7, sink);
        } else if (magic.startsWith("OpusTags")) {
            comments(packet, 8, sink);
        } else if (packet.length > 4 && (packet[0] & 0x7f) == COMMENT_BLOCK) {
            comments(packet, 4, sink);
        }
    }

    private static byte[] secondPacket(FileEdges file) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        long serial = file.little32(14);
        long page = 0;
        int packets = 0;
        for (int i = 0; i < MOST_PAGES && file.is(page, "OggS") && file.has(page, 27); i++) {
            byte[] header = file.copy(page, 27);
            byte[] segments = file.copy(page + 27, header[26] & 0xff);
            long data = page + 27 + segments.length;
            boolean ours = Numbers.little32(header, 14) == serial;
            for (byte segment : segments) {
                int size = segment & 0xff;
                if (ours && packets == 1) {
                    packet.writeBytes(file.copy(data, size));
                    if (packet.size() > LONGEST_PACKET) {
                        return packet.toByteArray();
                    }
                }
                data += size;
                if (ours && size < 255 && ++packets == 2) {
                    return packet.toByteArray();
                }
            }
            page = data;
        }
        return packet.toByteArray();
    }

    private static void comments(byte[] packet, int from, TagSink sink) {
        Lengths lengths = new Lengths(packet, from);
        sink.add("Vorbis comment", "VENDOR", lengths.text());
        long count = Math.min(lengths.number(), MOST_COMMENTS);
        for (long i = 0; i < count && !lengths.ended() && !sink.full(); i++) {
            String comment = lengths.text();
            int equals = comment.indexOf('=');
            if (equals > 0 && !comment.regionMatches(true, 0, "METADATA_BLOCK_PICTURE=", 0, 23)) {
                sink.add("Vorbis comment", comment.substring(0, equals), comment.substring(equals + 1));
            }
        }
    }

    /** Numbers and texts with their length before them. */
    private static final class Lengths {
        private final byte[] data;
        private int at;

        Lengths(byte[] data, int from) {
            this.data = data;
            this.at = Math.min(from, data.length);
        }

        boolean ended() {
            return at + 4 > data.length;
        }

        /** 0 at the end. */
        long number() {
            if (ended()) {
                return 0;
            }
            at += 4;
            return Numbers.little32(data, at - 4);
        }

        String text() {
            int end = (int) Math.min(data.length, number() + at);
            int kept = Math.min(end, at + 4 * TagSink.LONGEST_VALUE);
            String text = new String(Arrays.copyOfRange(data, at, kept), StandardCharsets.UTF_8);
            at = end;
            return text;
        }
    }
}
