package org.tonemark.nets.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The tags that generators leave, on any mp3 file: ID3v2.3 frames for comment and artist. */
final class GeneratorTags {
    private GeneratorTags() {}

    /** The file with a Suno comment and a Udio artist in front. */
    static byte[] on(byte[] mp3) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frame(
                frames,
                "COMM",
                "\0eng\0made with suno; created=2025-01-01T00:00:00Z; id=00000000-0000-0000-0000-000000000000");
        frame(frames, "TPE1", "\0Udio");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int size = frames.size();
        file.writeBytes(new byte[] {
            'I',
            'D',
            '3',
            3,
            0,
            0,
            (byte) (size >> 21 & 127),
            (byte) (size >> 14 & 127),
            (byte) (size >> 7 & 127),
            (byte) (size & 127)
        });
        file.writeBytes(frames.toByteArray());
        file.writeBytes(mp3);
        return file.toByteArray();
    }

    private static void frame(ByteArrayOutputStream out, String id, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        out.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {0, 0, (byte) (bytes.length >> 8), (byte) bytes.length, 0, 0});
        out.writeBytes(bytes);
    }
}
