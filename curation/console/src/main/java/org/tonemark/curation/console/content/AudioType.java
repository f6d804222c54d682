package org.tonemark.curation.console.content;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a file is, by its first bytes; names and what senders say count for nothing. */
public final class AudioType {
    /** Bytes to look at. */
    public static final int HEAD = 64;

    private AudioType() {}

    /** @return media type; empty for what no verification would read */
    public static Optional<String> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("fLaC")) {
            return Optional.of("audio/flac");
        }
        if (text.startsWith("OggS")) {
            return Optional.of("audio/ogg");
        }
        if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
            return Optional.of("audio/wav");
        }
        if (text.startsWith("FORM") && (text.startsWith("AIFF", 8) || text.startsWith("AIFC", 8))) {
            return Optional.of("audio/aiff");
        }
        if (text.startsWith("ftyp", 4)) {
            return Optional.of("audio/mp4");
        }
        return ofFrames(head, text);
    }

    /** MPEG audio: an ID3 tag or a frame's sync word; layer 0 is ADTS AAC. */
    private static Optional<String> ofFrames(byte[] head, String text) {
        if (text.startsWith("ID3")) {
            return Optional.of("audio/mpeg");
        }
        boolean sync = head.length > 1 && (head[0] & 0xff) == 0xff && (head[1] & 0xe0) == 0xe0;
        if (!sync) {
            return Optional.empty();
        }
        return Optional.of((head[1] & 0x06) == 0 ? "audio/aac" : "audio/mpeg");
    }
}
