package org.tonemark.features.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tonemark.features.AudioInfo;
import org.tonemark.features.decode.DecodeResult.Decoded;
import org.tonemark.features.decode.DecodeResult.Failed;
import org.tonemark.features.decode.DecodeResult.Unreadable;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

class FfmpegDecoderTest {
    private static final int RATE = 44_100;
    private static final Map<Format, String> CODECS = Map.ofEntries(
            Map.entry(Format.MP3, "mp3"),
            Map.entry(Format.VORBIS, "vorbis"),
            Map.entry(Format.OPUS, "opus"),
            Map.entry(Format.AAC, "aac"),
            Map.entry(Format.M4A, "aac"),
            Map.entry(Format.ALAC, "alac"),
            Map.entry(Format.FLAC, "flac"),
            Map.entry(Format.WAV_U8, "pcm_u8"),
            Map.entry(Format.WAV_S16, "pcm_s16le"),
            Map.entry(Format.WAV_S24, "pcm_s24le"),
            Map.entry(Format.WAV_S32, "pcm_s32le"),
            Map.entry(Format.WAV_F32, "pcm_f32le"));

    private static final List<BadAudio.Case> CASES = BadAudio.all();

    private final FfmpegDecoder decoder = new FfmpegDecoder();

    @ParameterizedTest
    @EnumSource(Format.class)
    void shouldDecodeEveryFormat(Format format) throws IOException {
        float[][] music = Signals.music(RATE, 4, 5);
        CollectingSink sink = new CollectingSink();

        byte[] coded = new FfmpegTranscoder().encode(music, format == Format.OPUS ? 48_000 : RATE, format, 160);
        AudioInfo audio = decoded(decoder.decode(source(coded), sink)).audio();

        assertThat(audio.codec()).isEqualTo(CODECS.get(format));
        assertThat(audio.channels()).isEqualTo(2);
        assertThat(audio.sampleRateHz()).isEqualTo(format == Format.OPUS ? 48_000 : RATE);
        double expected = music[0].length / (double) audio.sampleRateHz();
        assertThat(audio.durationSeconds()).isCloseTo(expected, within(0.06));
        assertThat(audio.bitrateKbps()).isBetween(20, 2900);
        assertThat(rms(sink.samples()[0])).isCloseTo(rms(music[0]), within(0.07 * rms(music[0])));
    }

    @Test
    void shouldDecodeAiff() {
        CollectingSink sink = new CollectingSink();

        AudioInfo audio = decoded(decoder.decode(source(aiff(RATE * 2)), sink)).audio();

        assertThat(audio.codec()).isEqualTo("pcm_s16be");
        assertThat(audio.durationSeconds()).isEqualTo(2.0);
        assertThat(sink.samples()[0][7]).isEqualTo(7 / 32768f);
    }

    /** A mono ramp of 16 bits; the rate is an 80-bit float. */
    private static byte[] aiff(int frames) {
        ByteBuffer out = ByteBuffer.allocate(54 + 2 * frames);
        out.put(ascii("FORM")).putInt(46 + 2 * frames).put(ascii("AIFFCOMM")).putInt(18);
        out.putShort((short) 1).putInt(frames).putShort((short) 16);
        out.putShort((short) 0x400e).putShort((short) RATE).putShort((short) 0).putInt(0);
        out.put(ascii("SSND")).putInt(8 + 2 * frames).putLong(0);
        for (int i = 0; i < frames; i++) {
            out.putShort((short) i);
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void shouldGiveSamplesBackExactlyWhenCodecIsLossless() throws IOException {
        float[][] music = Signals.music(48_000, 3, 9);
        CollectingSink sink = new CollectingSink();

        byte[] coded = new FfmpegTranscoder().encode(music, 48_000, Format.WAV_F32, 0);
        AudioInfo audio = decoded(decoder.decode(source(coded), sink)).audio();

        assertThat(sink.samples()).isDeepEqualTo(music);
        assertThat(audio.durationSeconds()).isEqualTo(3.0);
        assertThat(audio.bitrateKbps()).isEqualTo(3072);
    }

    @Test
    void shouldGiveFullBlocksWhateverTheSpeedOfTheSource() throws IOException {
        byte[] coded = BadAudio.coded(Format.MP3);
        CollectingSink fast = new CollectingSink();
        CollectingSink slow = new CollectingSink();

        decoder.decode(source(coded), fast);
        decoder.decode(() -> new Trickle(coded), slow);

        assertThat(slow.samples()).isDeepEqualTo(fast.samples());
    }

    static Stream<BadAudio.Case> badAudio() {
        return CASES.stream();
    }

    @ParameterizedTest
    @MethodSource("badAudio")
    void shouldJudgeBadInput(BadAudio.Case bad) {
        DecodeResult result = decoder.decode(source(bad.bytes()), new CollectingSink());

        if (bad.code() == null) {
            assertThat(decoded(result).audio().durationSeconds()).isGreaterThan(2);
        } else {
            assertThat(result).isInstanceOf(Unreadable.class);
            assertThat(((Unreadable) result).code()).isEqualTo(bad.code());
        }
    }

    @Test
    void shouldTellOfDamagedFrames() {
        BadAudio.Case broken = named("broken-frame.flac");

        assertThat(decoded(decoder.decode(source(broken.bytes()), new CollectingSink()))
                        .damagedFrames())
                .isPositive();
    }

    @Test
    void shouldNotBelieveTagsThatLookLikeMessages() {
        BadAudio.Case hostile = named("hostile-tags.mp3");

        Decoded result = decoded(decoder.decode(source(hostile.bytes()), new CollectingSink()));

        assertThat(result.audio().codec()).isEqualTo("mp3");
        assertThat(result.damagedFrames()).isZero();
        assertThat(result.audio().bitrateKbps()).isBetween(120, 136);
    }

    @Test
    void shouldCutOrRefuseWhenLongerThanTheCap() {
        byte[] wav = BadAudio.wav(8_000, 1, 80_000, i -> 0.1f);
        CollectingSink sink = new CollectingSink();

        DecodeResult cut =
                new FfmpegDecoder(DecodeLimits.defaults().withMaxSeconds(2.5, false)).decode(source(wav), sink);
        DecodeResult refused = new FfmpegDecoder(DecodeLimits.defaults().withMaxSeconds(2.5, true))
                .decode(source(wav), new CollectingSink());

        assertThat(decoded(cut).truncated()).isTrue();
        assertThat(decoded(cut).audio().durationSeconds()).isEqualTo(2.5);
        assertThat(sink.samples()[0]).hasSize(20_000);
        assertThat(((Unreadable) refused).code()).isEqualTo(UnreadableCode.TOO_LONG);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLAC", "M4A"})
    void shouldRefuseWhenLargerThanTheCap(Format format) throws IOException {
        FfmpegDecoder small = new FfmpegDecoder(DecodeLimits.defaults().withMaxBytes(20_000));

        DecodeResult result = small.decode(source(BadAudio.coded(format)), new CollectingSink());

        assertThat(((Unreadable) result).code()).isEqualTo(UnreadableCode.TOO_LARGE);
    }

    @Test
    void shouldGiveUpWhenTimeIsUp() {
        DecodeLimits limits = DecodeLimits.defaults().withBudget(60, Duration.ofMillis(300), 1L << 30);
        byte[] wav = BadAudio.wav(8_000, 1, 800_000, i -> 0.1f);

        DecodeResult result = new FfmpegDecoder(limits).decode(() -> new Trickle(wav), new CollectingSink());

        assertThat(((Unreadable) result).code()).isEqualTo(UnreadableCode.DECODER_TIMEOUT);
    }

    @Test
    void shouldReportCrashWhenMemoryIsTooSmall() throws IOException {
        DecodeLimits limits = DecodeLimits.defaults().withBudget(60, Duration.ofMinutes(1), 20L << 20);

        DecodeResult result =
                new FfmpegDecoder(limits).decode(source(BadAudio.coded(Format.MP3)), new CollectingSink());

        assertThat(((Unreadable) result).code()).isEqualTo(UnreadableCode.DECODER_CRASHED);
    }

    @Test
    void shouldFailWithoutVerdictWhenSourceBreaks() throws IOException {
        byte[] coded = BadAudio.coded(Format.MP3);
        AudioSource closed = () -> {
            throw new IOException("permission denied");
        };

        assertThat(decoder.decode(closed, new CollectingSink())).isInstanceOf(Failed.class);
        assertThat(decoder.decode(() -> new Breaking(coded), new CollectingSink()))
                .isInstanceOf(Failed.class);
    }

    @Test
    void shouldPassOnExceptionsOfTheSink() throws IOException {
        byte[] coded = BadAudio.coded(Format.MP3);
        BlockSink broken = new BlockSink() {
            @Override
            public void start(int sampleRateHz, int channels) {}

            @Override
            public void accept(float[][] block, int length) {
                throw new IllegalStateException("sink");
            }
        };

        assertThatThrownBy(() -> decoder.decode(source(coded), broken)).hasMessage("sink");
        assertThat(children()).isZero();
    }

    @Test
    void shouldLeaveNoProcessThreadOrFileBehind() throws IOException {
        long files = spools();

        for (BadAudio.Case bad : CASES) {
            decoder.decode(source(bad.bytes()), new CollectingSink());
            decoder.decode(() -> new Breaking(bad.bytes()), new CollectingSink());
        }

        assertThat(children()).isZero();
        assertThat(spools()).isEqualTo(files);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().startsWith("ffmpeg-"));
    }

    @Test
    void shouldDecodeThreeHoursOfSilenceInBoundedMemory() {
        BadAudio.Case silence = BadAudio.silence(3, 8_000, 1);
        AtomicLong samples = new AtomicLong();
        BlockSink counting = new BlockSink() {
            @Override
            public void start(int sampleRateHz, int channels) {}

            @Override
            public void accept(float[][] block, int length) {
                samples.addAndGet(length);
            }
        };

        Decoded result = decoded(decoder.decode(source(silence.bytes()), counting));

        assertThat(result.audio().durationSeconds()).isEqualTo(3 * 3600.0);
        assertThat(samples.get()).isEqualTo(3 * 3600 * 8_000L);
    }

    private static BadAudio.Case named(String name) {
        return BadAudio.all().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    private static long spools() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".spool"))
                    .count();
        }
    }

    private static Decoded decoded(DecodeResult result) {
        assertThat(result).isInstanceOf(Decoded.class);
        return (Decoded) result;
    }

    private static AudioSource source(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    private static double rms(float[] x) {
        double sum = 0;
        for (float v : x) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum / x.length);
    }

    /** Gives a few hundred bytes at a time, slowly. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream bytes;

        Trickle(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return bytes.read(buffer, offset, Math.min(length, 1500));
        }
    }

    /** Breaks after two thirds. */
    private static final class Breaking extends InputStream {
        private final ByteArrayInputStream bytes;

        Breaking(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length * 2 / 3));
        }

        @Override
        public int read() throws IOException {
            int value = bytes.read();
            if (value < 0) {
                throw new IOException("disk error");
            }
            return value;
        }
    }
}
