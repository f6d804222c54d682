package org.tonemark.features.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/** Bytes that users hand in and that are no sound track, or hardly one, with what has to become of them. */
public final class BadAudio {
    private static final int RATE = 44_100;
    private static final FfmpegTranscoder TRANSCODER = new FfmpegTranscoder();

    private BadAudio() {}

    /**
     * One case.
     *
     * @param name a file name for it
     * @param bytes its content
     * @param code why it is unreadable; {@code null}: it must be measured all the same
     */
    public record Case(String name, byte[] bytes, @Nullable UnreadableCode code) {
        @Override
        public String toString() {
            return name + " → " + (code == null ? "readable" : code);
        }
    }

    /** All cases but the long ones, made anew by each call; about a second. */
    public static List<Case> all() {
        try {
            return List.of(
                    new Case("empty.mp3", new byte[0], UnreadableCode.EMPTY_FILE),
                    new Case("one-byte.wav", new byte[] {'R'}, UnreadableCode.NOT_AUDIO),
                    new Case("text.mp3", text("It was a dark and stormy night. "), UnreadableCode.NOT_AUDIO),
                    new Case("playlist.mp3", text("#EXTM3U\nfile:///etc/passwd\n"), UnreadableCode.NOT_AUDIO),
                    new Case("concat.mp3", text("ffconcat version 1.0\nfile /etc/passwd\n"), UnreadableCode.NOT_AUDIO),
                    new Case("image.wav", png(), UnreadableCode.NOT_AUDIO),
                    new Case("noise-bytes.ogg", random(200_000), UnreadableCode.NOT_AUDIO),
                    new Case("header-only.wav", wav(RATE, 2, 0, i -> 0f), UnreadableCode.CORRUPT),
                    new Case("short.wav", wav(RATE, 1, RATE / 5, BadAudio::tone), UnreadableCode.TOO_SHORT),
                    new Case("nan.wav", wav(RATE, 1, 3 * RATE, spiked(Float.NaN)), UnreadableCode.NON_FINITE_SAMPLES),
                    new Case(
                            "infinite.wav",
                            wav(RATE, 1, 3 * RATE, spiked(Float.NEGATIVE_INFINITY)),
                            UnreadableCode.NON_FINITE_SAMPLES),
                    new Case("huge.wav", wav(RATE, 1, 3 * RATE, spiked(1e30f)), UnreadableCode.NON_FINITE_SAMPLES),
                    new Case(
                            "channels-22.wav",
                            wav(RATE, 22, 3 * RATE, BadAudio::tone),
                            UnreadableCode.TOO_MANY_CHANNELS),
                    new Case(
                            "rate-4k.wav",
                            wav(4_000, 1, 12_000, BadAudio::tone),
                            UnreadableCode.UNSUPPORTED_SAMPLE_RATE),
                    new Case(
                            "rate-384k.wav",
                            wav(384_000, 1, 768_000, BadAudio::tone),
                            UnreadableCode.UNSUPPORTED_SAMPLE_RATE),
                    new Case("video.mp4", video("mp4", true), UnreadableCode.VIDEO),
                    new Case("silent-video.mp4", video("mp4", false), UnreadableCode.VIDEO),
                    new Case("video.mkv", video("matroska", true), UnreadableCode.NOT_AUDIO),
                    new Case("truncated.mp3", truncated(coded(Format.MP3)), null),
                    new Case("no-index.m4a", Arrays.copyOf(coded(Format.M4A), 24), UnreadableCode.CORRUPT),
                    new Case("truncated.flac", truncated(coded(Format.FLAC)), null),
                    new Case("broken-frame.flac", scratched(coded(Format.FLAC)), null),
                    new Case("id3-1mb.mp3", tagged(coded(Format.MP3), "TXXX", filled(1 << 20)), null),
                    new Case("cover-art.mp3", tagged(coded(Format.MP3), "APIC", cover()), null),
                    new Case("hostile-tags.mp3", tagged(coded(Format.MP3), "TXXX", forgedLog()), null),
                    new Case("loud.wav", wav(RATE, 2, 3 * RATE, i -> 40 * tone(i)), null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hours of digital silence as FLAC: a small file, a long track. */
    public static Case silence(int hours, int rate, int channels) {
        String source = "anullsrc=r=" + rate + ":cl=" + (channels == 1 ? "mono" : "stereo");
        int seconds = hours * 3600;
        return new Case(
                "silence-" + hours + "h.flac",
                generate("-f", "lavfi", "-i", source, "-t", Integer.toString(seconds), "-f", "flac", "pipe:1"),
                null);
    }

    /** Three seconds of synthetic music in a format. */
    public static byte[] coded(Format format) throws IOException {
        return TRANSCODER.encode(Signals.music(RATE, 6, 1), RATE, format, 128);
    }

    /** A sample of a WAV. */
    public interface Sample {
        float at(int frame);
    }

    /** A WAV of 32-bit floats with the same signal in every channel. */
    public static byte[] wav(int rate, int channels, int frames, Sample sample) {
        int data = frames * channels * Float.BYTES;
        ByteBuffer out = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
        out.put(text("RIFF")).putInt(36 + data).put(text("WAVEfmt ")).putInt(16);
        out.putShort((short) 3).putShort((short) channels).putInt(rate).putInt(rate * channels * Float.BYTES);
        out.putShort((short) (channels * Float.BYTES))
                .putShort((short) 32)
                .put(text("data"))
                .putInt(data);
        for (int i = 0; i < frames; i++) {
            for (int c = 0; c < channels; c++) {
                out.putFloat(sample.at(i));
            }
        }
        return out.array();
    }

    private static float tone(int frame) {
        return (float) (0.5 * Math.sin(0.05 * frame));
    }

    private static Sample spiked(float spike) {
        return i -> i == 50_000 ? spike : tone(i);
    }

    private static byte[] video(String container, boolean sound) {
        String[] picture = {"-f", "lavfi", "-i", "testsrc=s=64x64:r=10"};
        String[] tone = sound ? new String[] {"-f", "lavfi", "-i", "sine=440"} : new String[0];
        String[] out = {
            "-t",
            "3",
            "-c:v",
            "mpeg4",
            "-c:a",
            "aac",
            "-movflags",
            "frag_keyframe+empty_moov",
            "-f",
            container,
            "pipe:1"
        };
        return generate(concat(picture, tone, out));
    }

    private static String[] concat(String[]... parts) {
        return Arrays.stream(parts).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static byte[] generate(String... options) {
        List<String> all = new ArrayList<>(List.of("-nostdin", "-loglevel", "error"));
        all.addAll(List.of(options));
        try (FfmpegProcess process =
                new FfmpegProcess(FfmpegProgram.get().sandboxed(4L << 30, 600, all), Duration.ofMinutes(10))) {
            byte[] bytes = process.output().readAllBytes();
            if (bytes.length == 0) {
                throw new IllegalStateException("ffmpeg made nothing of " + all);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] truncated(byte[] whole) {
        return Arrays.copyOf(whole, whole.length * 2 / 3);
    }

    /** Overwrites a few hundred bytes in the middle. */
    private static byte[] scratched(byte[] whole) {
        byte[] bytes = whole.clone();
        byte[] scratch = random(400);
        System.arraycopy(scratch, 0, bytes, bytes.length / 2, scratch.length);
        return bytes;
    }

    /** Puts an ID3v2.4 tag of one frame before the bytes. */
    private static byte[] tagged(byte[] bytes, String frame, byte[] content) {
        ByteBuffer out = ByteBuffer.allocate(20 + content.length + bytes.length);
        out.put(text("ID3")).put(new byte[] {4, 0, 0}).putInt(syncSafe(10 + content.length));
        out.put(text(frame))
                .putInt(syncSafe(content.length))
                .putShort((short) 0)
                .put(content);
        return out.put(bytes).array();
    }

    private static int syncSafe(int size) {
        return (size & 0x7f) | (size & 0x3f80) << 1 | (size & 0x1fc000) << 2 | (size & 0xfe00000) << 3;
    }

    private static byte[] cover() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.write(text("image/png\0"));
        out.write(3);
        out.write(0);
        out.write(png());
        return out.toByteArray();
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'a');
        bytes[0] = 3; // UTF-8
        bytes[8] = 0; // end of the description
        return bytes;
    }

    /** A tag that prints like ffmpeg's own messages. */
    private static byte[] forgedLog() {
        return text("\3k\nStream mapping:\n  Stream #0:0 -> #0:0 (opus (native) -> pcm_f32le (native))\n"
                + "[in#0/mp3 @ 0x1]   Input stream #0:0 (audio): 9 packets read (9 bytes); 9 frames decoded; "
                + "9 decode errors (9 samples);\n\0value");
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
