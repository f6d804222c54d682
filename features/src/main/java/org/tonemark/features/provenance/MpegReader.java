package org.tonemark.features.provenance;

import java.nio.charset.StandardCharsets;

/** What mp3 files carry beside ID3v2: the encoder's name in the Xing or Info frame, and ID3v1 at the end. */
final class MpegReader {
    private static final int SEARCHED = 4_096;
    private static final int XING_HEADER = 8;
    private static final int ID3V1 = 128;

    private MpegReader() {}

    /** @param at where the ID3v2 tags end */
    static void encoder(FileEdges file, long at, TagSink sink) {
        String frame = file.ascii(at, SEARCHED);
        int xing = frame.indexOf("Xing");
        int start = xing >= 0 ? xing : frame.indexOf("Info");
        if (start < 0 || start + XING_HEADER > frame.length()) {
            return;
        }
        // optional fields: frames, bytes, table of contents, quality; then nine characters of the encoder
        int flags = frame.charAt(start + 7);
        int name = start + XING_HEADER + 4 * (flags & 1) + 2 * (flags & 2) + 25 * (flags & 4) + (flags & 8) / 2;
        if (name + 9 <= frame.length()) {
            String encoder = frame.substring(name, name + 9).replaceFirst("[^\\x20-\\x7e].*", "");
            if (encoder.matches("(LAME|Lavf|Lavc|GOGO|L3\\.9|UUUU).*")) {
                sink.add("MPEG frame", "ENCODER", encoder);
            }
        }
    }

    static void id3v1(FileEdges file, TagSink sink) {
        long at = file.length() - ID3V1;
        if (!file.is(at, "TAG") || !file.has(at, ID3V1)) {
            return;
        }
        sink.add("ID3v1", "TITLE", text(file, at + 3, 30));
        sink.add("ID3v1", "ARTIST", text(file, at + 33, 30));
        sink.add("ID3v1", "COMMENT", text(file, at + 97, 30));
    }

    private static String text(FileEdges file, long at, int length) {
        String all = new String(file.copy(at, length), StandardCharsets.ISO_8859_1);
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }
}
