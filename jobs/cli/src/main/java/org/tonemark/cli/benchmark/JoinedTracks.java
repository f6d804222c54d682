package org.tonemark.cli.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.tonemark.cli.Host;
import org.tonemark.cli.Meter;
import org.tonemark.cli.UserException;
import org.tonemark.features.decode.BlockSink;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/**
 * Tracks as long as real ones: excerpts joined, with a seed, and coded as stereo mp3 at 192 kbit/s. At most 60 are
 * coded; further ones are copies that differ in a tag, so that no two files have the same bytes.
 */
final class JoinedTracks {
    private static final int RATE = 44_100;
    private static final int MOST_CODED = 60;

    private final Path root;
    private final Path folder;
    private final long seed;
    private final List<String> excerpts;

    JoinedTracks(Path manifest, Path root, Path folder, long seed) throws IOException {
        this.root = root;
        this.folder = folder;
        this.seed = seed;
        List<String> lines = Files.readAllLines(manifest);
        int column = lines.isEmpty() ? -1 : List.of(lines.get(0).split("\t")).indexOf("file");
        if (column < 0) {
            throw UserException.usage(manifest + " has no file column");
        }
        excerpts = lines.stream()
                .skip(1)
                .filter(l -> !l.isBlank())
                .map(l -> l.split("\t")[column])
                .toList();
    }

    /** Files of these durations; made once, then found again by their names. */
    List<Path> make(int count, double fromMinutes, double toMinutes, Host host) throws IOException {
        Path place = folder.resolve(String.format(Locale.ROOT, "seed%d-%.1f-%.1f", seed, fromMinutes, toMinutes));
        Files.createDirectories(place);
        Meter meter = new Meter(host, "inputs");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 1_000_003 + i % MOST_CODED);
            double seconds = 60 * (fromMinutes + (toMinutes - fromMinutes) * random.nextDouble());
            Path file = place.resolve(String.format(Locale.ROOT, "%05d-%06.2fs.mp3", i, seconds));
            if (!Files.exists(file)) {
                byte[] bytes = i < MOST_CODED
                        ? join(random, seconds)
                        : tagged(Files.readAllBytes(files.get(i % MOST_CODED)), i);
                Path unfinished = place.resolve(".unfinished");
                Files.write(unfinished, bytes);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            files.add(file);
            meter.at(i + 1, count, "");
        }
        meter.clear();
        return files;
    }

    /** Seconds of audio, from the names. */
    static double seconds(List<Path> files) {
        return files.stream()
                .mapToDouble(f -> Double.parseDouble(f.getFileName().toString().replaceAll("^\\d+-|s\\.mp3$", "")))
                .sum();
    }

    private byte[] join(Random random, double seconds) throws IOException {
        Joining joining = new Joining((int) Math.round(seconds * RATE));
        while (!joining.full()) {
            Path excerpt = root.resolve(excerpts.get(random.nextInt(excerpts.size())));
            new FfmpegDecoder().decode(() -> Files.newInputStream(excerpt), joining);
        }
        return new FfmpegTranscoder().encode(joining.samples, RATE, Format.MP3, 192);
    }

    /** An ID3v1 tag at the end: other bytes, the same audio. */
    static byte[] tagged(byte[] mp3, int number) {
        byte[] tag = new byte[128];
        byte[] text = ("TAG" + number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, tag, 0, text.length);
        byte[] all = Arrays.copyOf(mp3, mp3.length + tag.length);
        System.arraycopy(tag, 0, all, mp3.length, tag.length);
        return all;
    }

    /** Takes excerpts of 44.1 kHz as they are, others by their nearest samples: what they cost is all that counts. */
    private static final class Joining implements BlockSink {
        private final float[][] samples;
        private double step = 1;
        private double position;
        private int filled;

        Joining(int length) {
            samples = new float[2][length];
        }

        boolean full() {
            return filled == samples[0].length;
        }

        @Override
        public void start(int sampleRateHz, int channels) {
            step = (double) sampleRateHz / RATE;
            position = 0;
        }

        @Override
        public void accept(float[][] block, int length) {
            for (; position < length && !full(); position += step) {
                samples[0][filled] = block[0][(int) position];
                samples[1][filled] = block[Math.min(1, block.length - 1)][(int) position];
                filled++;
            }
            position -= Math.min(position, length);
        }
    }
}
