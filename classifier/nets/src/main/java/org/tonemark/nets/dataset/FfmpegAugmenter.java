package org.tonemark.nets.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Filter;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/**
 * The alterations that music meets between its maker and a verifier, the same for every label: cutting, re-encoding,
 * noise, filtering, resampling, speed, a room. Only the first 15 s are used.
 */
public final class FfmpegAugmenter implements Augmenter {
    private static final double SECONDS = 15;
    /** Noise below the music, dB: far below what the codec adds, enough that its encoder meets no empty band. */
    private static final double UNDER_VORBIS = 60;

    private static final double SEMITONE = Math.pow(2, 1 / 12.0);
    private static final List<Alteration> TRAINING = List.of(
            Alteration.cut("cut-5s", 5),
            Alteration.cut("cut-10s", 10),
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
                            samples,
                            rate,
                            Format.WAV_S16,
                            0,
                            Filter.gain(-3),
                            Filter.room(between(random, 0.2, 0.5)))));

    private static final List<Alteration> PERTURBATIONS = List.of(
            coded("mp3 64", Format.MP3, 64),
            coded("mp3 96", Format.MP3, 96),
            coded("mp3 128", Format.MP3, 128),
            coded("mp3 192", Format.MP3, 192),
            coded("mp3 320", Format.MP3, 320),
            coded("aac 96", Format.AAC, 96),
            coded("opus 64", Format.OPUS, 64),
            new Alteration(
                    "vorbis 96",
                    (samples, rate, random) ->
                            encode(Noise.add(samples, UNDER_VORBIS, random), rate, Format.VORBIS, 96)),
            filtered("resampled 22.05 kHz", rate -> List.of(Filter.resample(22_050))),
            filtered("resampled 32 kHz", rate -> List.of(Filter.resample(32_000))),
            filtered("resampled 48 kHz", rate -> List.of(Filter.resample(48_000))),
            filtered("tempo +5 %", rate -> List.of(Filter.tempo(1.05))),
            filtered("tempo -5 %", rate -> List.of(Filter.tempo(0.95))),
            filtered("pitch +1 semitone", rate -> List.of(Filter.speed(rate, SEMITONE), Filter.tempo(1 / SEMITONE))),
            filtered("pitch -1 semitone", rate -> List.of(Filter.speed(rate, 1 / SEMITONE), Filter.tempo(SEMITONE))),
            filtered("speed +3 %", rate -> List.of(Filter.speed(rate, 1.03))),
            filtered("speed -3 %", rate -> List.of(Filter.speed(rate, 0.97))),
            noise("noise -30 dB", 30),
            noise("noise -20 dB", 20),
            filtered(
                    "equaliser",
                    rate -> List.of(
                            Filter.gain(-4),
                            Filter.peak(250, 1, 4),
                            Filter.peak(2_500, 1, -4),
                            Filter.peak(6_000, 1, 4))),
            filtered("compression 3:1", rate -> List.of(Filter.compress(-24), Filter.gain(-1))),
            filtered("low-pass 8 kHz", rate -> List.of(Filter.lowPass(Math.min(8_000, 0.45 * rate)))),
            filtered("high-pass 300 Hz", rate -> List.of(Filter.highPass(300))),
            Alteration.cut("crop 10 s", 10),
            Alteration.cut("crop 5 s", 5));

    private final List<Alteration> alterations;

    private FfmpegAugmenter(List<Alteration> alterations) {
        this.alterations = alterations;
    }

    /** The alterations that training uses; parameters are drawn. */
    public static FfmpegAugmenter training() {
        return new FfmpegAugmenter(TRAINING);
    }

    /** The alterations that robustness is measured with; parameters are fixed. */
    public static FfmpegAugmenter perturbations() {
        return new FfmpegAugmenter(PERTURBATIONS);
    }

    private static Alteration coded(String name, Format format, int kbps) {
        return new Alteration(name, (samples, rate, random) -> encode(samples, rate, format, kbps));
    }

    private static Alteration filtered(String name, IntFunction<List<Filter>> filters) {
        return new Alteration(
                name,
                (samples, rate, random) -> encode(
                        samples, rate, Format.WAV_S16, 0, filters.apply(rate).toArray(Filter[]::new)));
    }

    private static Alteration noise(String name, double decibels) {
        return new Alteration(
                name,
                (samples, rate, random) ->
                        encode(Noise.add(samples, decibels, random), rate, Format.WAV_S16, 0, Filter.gain(-1)));
    }

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
        return alterations.stream().map(Alteration::name).toList();
    }

    @Override
    public AudioSource alter(AudioSource original, int alteration, long seed) throws IOException {
        Clip clip = Clip.read(original, SECONDS);
        byte[] coded =
                alterations.get(alteration).change().apply(clip.samples(), clip.rate(), new SplittableRandom(seed));
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
