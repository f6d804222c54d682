package org.tonemark.features.provenance;

import java.nio.charset.StandardCharsets;

/**
 * APE tags (Hydrogenaudio Knowledgebase, "APEv2 specification") at the end of MPEG audio, before an ID3v1 tag where there
 * is one. The footer of 32 bytes says how long the items are; each is its length, flags, a key of ASCII ended by zero, and
 * the value. Texts only, of at most 256 KiB of items.
 */
final class ApeReader {
    private static final int FOOTER = 32;
    private static final int ID3V1 = 128;
    private static final int LONGEST = 1 << 18;
    private static final int LONGEST_KEY = 255;
    private static final int KIND = 6;

    private ApeReader() {}

    static void read(FileEdges file, TagSink sink) {
        long end = file.length();
        if (file.is(end - ID3V1, "TAG")) {
            end -= ID3V1;
        }
        long footer = end - FOOTER;
        if (!file.is(footer, "APETAGEX")) {
            return;
        }
        long size = file.little32(footer + 12) - FOOTER; // the footer counts, a header does not
        if (size > 0 && size <= LONGEST && size <= footer) {
            items(file.copy(footer - size, size), sink);
        }
    }

    private static void items(byte[] items, TagSink sink) {
        int at = 0;
        while (at + 8 < items.length && !sink.full()) {
            long length = Numbers.little32(items, at);
            boolean text = (items[at + 4] & KIND) == 0;
            int key = at + 8;
            int zero = key;
            while (zero < items.length && items[zero] != 0 && zero - key <= LONGEST_KEY) {
                zero++;
            }
            long next = zero + 1 + length;
            if (zero == key || next > items.length || items[zero] != 0) {
                return;
            }
            if (text) {
                int kept = (int) Math.min(length, 4L * TagSink.LONGEST_VALUE);
                sink.add(
                        "APE",
                        new String(items, key, zero - key, StandardCharsets.US_ASCII),
                        new String(items, zero + 1, kept, StandardCharsets.UTF_8));
            }
            at = (int) next;
        }
    }
}
