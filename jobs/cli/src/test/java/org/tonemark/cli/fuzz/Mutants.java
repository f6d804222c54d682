package org.tonemark.cli.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/** Real files of every format, two seconds each, and mutants of them. */
final class Mutants {
    private static final int RATE = 44_100;
    private static final int SECONDS = 2;

    private Mutants() {}

    /** Writes mutants into a folder: {@code NUMBER-FORMAT-MUTATION.FORMAT}. */
    static void write(Path folder, int count, long seed) throws IOException {
        Map<String, byte[]> good = seeds();
        List<String> formats = List.copyOf(good.keySet());
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            String format = formats.get(i % formats.size());
            Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
            byte[] other = good.get(formats.get(random.nextInt(formats.size())));
            String name = "%05d-%s-%s.%s".formatted(i, format, mutation.name().toLowerCase(Locale.ROOT), format);
            Files.write(folder.resolve(name), mutation.of(good.get(format), other, random));
        }
    }

    /** By extension. */
    static Map<String, byte[]> seeds() throws IOException {
        float[][] music = music();
        FfmpegTranscoder transcoder = new FfmpegTranscoder();
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put("mp3", transcoder.encode(music, RATE, Format.MP3, 128));
        seeds.put("ogg", transcoder.encode(music, RATE, Format.VORBIS, 128));
        seeds.put("opus", transcoder.encode(music, 48_000, Format.OPUS, 96));
        seeds.put("flac", transcoder.encode(music, RATE, Format.FLAC, 0));
        seeds.put("wav", transcoder.encode(music, RATE, Format.WAV_S24, 0));
        seeds.put("aiff", aiff(music));
        seeds.put("aac", transcoder.encode(music, RATE, Format.AAC, 128));
        seeds.put("m4a", transcoder.encode(music, RATE, Format.M4A, 128));
        seeds.put("alac", transcoder.encode(music, RATE, Format.ALAC, 0));
        return seeds;
    }

    private static float[][] music() {
        Random random = new Random(1);
        float[][] samples = new float[2][RATE * SECONDS];
        for (int i = 0; i < samples[0].length; i++) {
            double tone = 0.3 * Math.sin(0.06 * i) + 0.2 * Math.sin(0.091 * i + 0.0001 * i);
            samples[0][i] = (float) (tone + 0.05 * random.nextGaussian());
            samples[1][i] = (float) (tone + 0.05 * random.nextGaussian());
        }
        return samples;
    }

    /** AIFF, 16 bit (Apple, Audio Interchange File Format 1.3). */
    private static byte[] aiff(float[][] samples) {
        int frames = samples[0].length;
        int data = frames * 4;
        ByteBuffer out = ByteBuffer.allocate(54 + data);
        out.put(ascii("FORM")).putInt(46 + data).put(ascii("AIFFCOMM")).putInt(18);
        out.putShort((short) 2).putInt(frames).putShort((short) 16);
        // 44,100 as an 80-bit float
        out.putShort((short) 0x400e).putInt(0xac440000).putInt(0);
        out.put(ascii("SSND")).putInt(8 + data).putLong(0);
        for (int i = 0; i < frames; i++) {
            out.putShort((short) (20_000 * samples[0][i])).putShort((short) (20_000 * samples[1][i]));
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
