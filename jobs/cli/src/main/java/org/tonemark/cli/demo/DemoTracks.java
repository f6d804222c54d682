package org.tonemark.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/**
 * A small labelled set of synthesised tracks: plucked strings alone ({@code human-like}), the same with the phase-locked
 * lines that neural decoders leave ({@code decoder-like}), one of these again in another format, a human-like one under
 * a decoder's lines, and two that are no music. No model is trained on them.
 */
final class DemoTracks {
    private static final int SECONDS = 20;
    private static final String MASTERS = "masters";
    private static final String FIRST = "2026-01-01T00:00:00Z";
    private static final String LATER = "2026-01-02T00:00:00Z";
    private static final Format[] FORMATS = {Format.MP3, Format.FLAC, Format.VORBIS, Format.WAV_S16, Format.M4A};
    private static final String[] EXTENSIONS = {"mp3", "flac", "ogg", "wav", "m4a"};
    private static final double[] SPACINGS = {200, 50, 44_100.0 / 512, 100, 400};

    private final long seed;

    DemoTracks(long seed) {
        this.seed = seed;
    }

    /** Writes the tracks and their manifest, which it returns. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> rows = new ArrayList<>(List.of("file\tlabel\tmade\tsubmitted"));
        for (int i = 0; i < FORMATS.length; i++) {
            rows.add(write(folder, "human-like", i, human(i)));
        }
        for (int i = 0; i < FORMATS.length; i++) {
            rows.add(write(folder, "decoder-like", i, decoder(i)));
        }
        rows.addAll(knownTracks(folder));
        float[][] silence = new float[2][SECONDS * PluckedStrings.SAMPLE_RATE];
        Files.write(folder.resolve("silence.flac"), encode(silence, Format.FLAC));
        Files.writeString(folder.resolve("text named.mp3"), "This is no audio, whatever its name says.\n");
        rows.add("silence.flac\tnone\tsynthesised\t");
        rows.add("text named.mp3\tnone\tsynthesised\t");
        return Files.writeString(folder.resolve("tracks.tsv"), String.join("\n", rows) + "\n");
    }

    /** A track that was there before in another format, and a recording of the catalogue under a decoder's lines. */
    private List<String> knownTracks(Path folder) throws IOException {
        String again = "synthesised decoder-like 1 again.ogg";
        Files.write(folder.resolve(again), encode(decoder(0), Format.VORBIS));
        String disguised = "synthesised human-like 1 disguised.mp3";
        Files.write(folder.resolve(disguised), encode(DecoderLike.add(human(0), SPACINGS[0]), Format.MP3));
        Path masters = Files.createDirectories(folder.resolveSibling(MASTERS));
        Files.write(masters.resolve("synthesised human-like 1.flac"), encode(human(0), Format.FLAC));
        return List.of(
                again + "\tdecoder-like\tsynthesised\t" + LATER, disguised + "\thuman-like\tsynthesised\t" + LATER);
    }

    /** Recordings for the catalogue, beside the tracks. */
    static Path masters(Path manifest) {
        return manifest.resolveSibling("../" + MASTERS).normalize();
    }

    private float[][] human(int i) {
        return PluckedStrings.play(new Random(seed * 100 + i), SECONDS);
    }

    private float[][] decoder(int i) {
        return DecoderLike.add(PluckedStrings.play(new Random(seed * 100 + 50 + i), SECONDS), SPACINGS[i]);
    }

    private static String write(Path folder, String label, int i, float[][] samples) throws IOException {
        String name = "synthesised " + label + " " + (i + 1) + "." + EXTENSIONS[i];
        Files.write(folder.resolve(name), encode(samples, FORMATS[i]));
        return name + "\t" + label + "\tsynthesised\t" + FIRST;
    }

    private static byte[] encode(float[][] samples, Format format) throws IOException {
        return new FfmpegTranscoder().encode(samples, PluckedStrings.SAMPLE_RATE, format, 192);
    }
}
