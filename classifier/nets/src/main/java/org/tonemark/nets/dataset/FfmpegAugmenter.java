package org.tonemark.nets.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.DecodeResult;
import org.tonemark.features.decode.Decoder;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Filter;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/**
 * The alterations that music meets between its maker and a verifier, the same for every label: cutting, re-encoding,
 * noise, filtering, resampling, a room. Only the first 15 s are used.
 */
public final class FfmpegAugmenter implements Augmenter {
    private static final double SECONDS = 15;
    private static final List<Alteration> ALL = List.of(
            Alteration.cut("cut-5s", 5),
            new Alteration(
                    "mp3",
                    (samples, rate, random) -> encode(samples, rate, Format.MP3, pick(random, 64, 96, 128, 192))),
            new Alteration(
                    "noise",
                    (samples, rate, random) -> encode(
                            Noise.add(samples, between(random, 20, 40), random),
                            rate,
                            Format.WAV_S16,
                            0,
                            Filter.gain(between(random, -9, -1)))),
            new Alteration(
                    "resample",
                    (samples, rate, random) ->
                            encode(samples, rate, Format.FLAC, 0, Filter.resample(pick(random, 22050, 32000, 48000)))),
            new Alteration(
                    "opus", (samples, rate, random) -> encode(samples, rate, Format.OPUS, pick(random, 48, 64, 96))),
            new Alteration(
                    "low-pass-aac",
                    (samples, rate, random) -> encode(
                            samples,
                            rate,
                            Format.AAC,
                            pick(random, 64, 96, 128),
                            Filter.gain(-2),
                            Filter.lowPass(Math.min(between(random, 7000, 16000), 0.45 * rate)))),
            new Alteration(
                    "room",
                    (samples, rate, random) -> encode(
                            samples, rate, Format.WAV_S16, 0, Filter.gain(-3), Filter.room(between(random, 0.2, 0.5)))),
            Alteration.cut("cut-10s", 10));

    private final Decoder decoder = new FfmpegDecoder();

    private interface Change {
        byte[] apply(float[][] samples, int rate, SplittableRandom random) throws IOException;
    }

    private record Alteration(String name, Change change) {
        /** The middle seconds, otherwise unchanged. */
        static Alteration cut(String name, double seconds) {
            return new Alteration(name, (samples, rate, random) -> {
                int length = Math.min(samples[0].length, (int) (seconds * rate));
                int from = (samples[0].length - length) / 2;
                float[][] cut = Arrays.stream(samples)
                        .map(c -> Arrays.copyOfRange(c, from, from + length))
                        .toArray(float[][]::new);
                return encode(cut, rate, Format.WAV_F32, 0);
            });
        }
    }

    @Override
    public List<String> names() {
        return ALL.stream().map(Alteration::name).toList();
    }

    @Override
    public AudioSource alter(AudioSource original, int alteration, long seed) throws IOException {
        SampleCollector samples = new SampleCollector(SECONDS);
        DecodeResult result = decoder.decode(original, samples);
        if (!(result instanceof DecodeResult.Decoded decoded)) {
            throw new DatasetException("cannot be decoded: " + result);
        }
        byte[] coded = ALL.get(alteration)
                .change()
                .apply(samples.samples(), decoded.audio().sampleRateHz(), new SplittableRandom(seed));
        return () -> new ByteArrayInputStream(coded);
    }

    private static byte[] encode(float[][] samples, int rate, Format format, int kbps, Filter... filters)
            throws IOException {
        return new FfmpegTranscoder().encode(samples, rate, format, kbps, List.of(filters));
    }

    private static double between(SplittableRandom random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private static int pick(SplittableRandom random, int... values) {
        return values[random.nextInt(values.length)];
    }
}
