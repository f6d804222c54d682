package org.tonemark.curation.console;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Audio files of 8 kHz, and what {@code explain} would have drawn of them. */
final class Sounds {
    private static final int RATE = 8000;
    private static final int HOUR = 3600;
    private static final int COLUMNS = 8_192;

    private Sounds() {}

    /** 60 minutes; the file has holes instead of samples. */
    static void hour(Path file) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(head(HOUR * RATE));
            out.setLength(44L + HOUR * RATE);
        }
    }

    /** A quiet tone of 220 Hz. */
    static void tone(Path file, int seconds) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(44 + seconds * RATE).put(head(seconds * RATE));
        for (int i = 0; i < seconds * RATE; i++) {
            out.put((byte) (128 + (int) (20 * Math.sin(2 * Math.PI * 220 * i / RATE))));
        }
        Files.write(file, out.array());
    }

    private static byte[] head(int samples) {
        ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        head.putShort((short) 1).putShort((short) 1);
        head.putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8);
        return head.put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples)
                .array();
    }

    /** Peaks and two pictures, in the form of {@code explain}. */
    static void explained(Path results, String cid) throws IOException {
        Path evidence = results.resolve("evidence");
        String high = IntStream.range(0, COLUMNS)
                .mapToObj(i ->
                        String.format(Locale.ROOT, "%.3f", .2 + .6 * Math.abs(Math.sin(i / 37.0) * Math.sin(i / 5.3))))
                .collect(Collectors.joining(","));
        Files.writeString(
                evidence.resolve(cid + ".json"),
                "{\"pictures\":{\"timeline\":{\"sentence\":\"3 of 24 windows (hatched) disagree with the rest.\"},"
                        + "\"spectrum\":{\"sentence\":\"Fine lines every 200 Hz stand out of the spectrum.\"},"
                        + "\"waveform\":{\"sentence\":\"\",\"low\":[-" + high.replace(",", ",-") + "],\"high\":["
                        + high + "]}}}");
        String picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 240\"><path d=\"M0 200 200 90 400"
                + " 150 800 20\" fill=\"none\" stroke=\"#357\" stroke-width=\"3\"/></svg>";
        Files.writeString(evidence.resolve(cid + ".timeline.svg"), picture);
        Files.writeString(evidence.resolve(cid + ".spectrum.svg"), picture);
    }
}
