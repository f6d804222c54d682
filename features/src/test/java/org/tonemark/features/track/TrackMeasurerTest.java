package org.tonemark.features.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.features.decode.BadAudio;
import org.tonemark.features.decode.DecodeLimits;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;
import org.tonemark.features.decode.Signals;
import org.tonemark.features.decode.UnreadableCode;
import org.tonemark.features.origin.OriginFeatures;

class TrackMeasurerTest {
    private static final int THREADS = 8;

    private final TrackMeasurer measurer = new TrackMeasurer(new FfmpegDecoder());

    @ParameterizedTest
    @CsvSource({"1.5, 1, 1.5", "14, 1, 14", "15, 1, 15", "17.9, 1, 15", "18, 2, 18", "31, 2, 30", "34, 3, 34"})
    void shouldCutWindowsOfFifteenSeconds(double seconds, int windows, double end) throws IOException {
        TrackMeasurement track = measured(measurer, coded(Signals.music(32_000, seconds, 4), 32_000, Format.WAV_S16));

        assertThat(track.windows()).hasSize(windows);
        assertThat(track.windows().get(windows - 1).endSeconds()).isCloseTo(end, within(1e-4));
        assertThat(track.windows().get(0).origin()).hasSize(OriginFeatures.NAMES.size());
        assertThat(track.windows()).allMatch(w -> (w.tags() != null) == (w.endSeconds() - w.startSeconds() > 6.1));
        assertThat(track.meanSpectrumDb()).hasSize(8193);
        assertThat(track.audio().durationSeconds()).isCloseTo(seconds, within(1e-9));
    }

    @Test
    void shouldAgreeToTheBitWhenEightThreadsMeasureOneTrack() throws Exception {
        byte[] coded = coded(Signals.music(48_000, 20, 8), 48_000, Format.MP3);
        TrackMeasurement alone = measured(measurer, coded);

        for (TrackMeasurement other : together(coded)) {
            assertSameBits(other, alone);
        }
    }

    /** Equal to the bit; NaN, a feature that could not be measured, equals NaN. */
    private static void assertSameBits(TrackMeasurement actual, TrackMeasurement expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType(Float::equals, Float.class)
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(expected);
    }

    private static List<TrackMeasurement> together(byte[] coded) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<TrackMeasurement>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> measured(new TrackMeasurer(new FfmpegDecoder()), coded)));
            }
            List<TrackMeasurement> done = new ArrayList<>();
            for (Future<TrackMeasurement> future : running) {
                done.add(future.get());
            }
            return done;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shouldNotRememberTheTrackBefore() throws IOException {
        byte[] first = coded(Signals.music(44_100, 16, 1), 44_100, Format.FLAC);
        byte[] second = coded(Signals.music(44_100, 5, 2), 44_100, Format.FLAC);
        TrackMeasurement fresh = measured(measurer, second);

        measured(measurer, first);

        assertSameBits(measured(measurer, second), fresh);
    }

    @Test
    void shouldMeasureSilence() {
        TrackMeasurement track = measured(measurer, BadAudio.wav(8_000, 2, 8_000 * 20, i -> 0f));

        assertThat(track.levels().loudnessLufs()).isNull();
        assertThat(track.levels().truePeakDbtp()).isNull();
        assertThat(track.levels().silenceRatio()).isEqualTo(1);
        assertThat(track.windows().get(0).levelDbfs()).isEqualTo(-120);
    }

    @Test
    void shouldTellWhyNothingWasMeasured() {
        byte[] text = "no music here, only words and words".getBytes(StandardCharsets.UTF_8);

        TrackResult result = measurer.measure(() -> new ByteArrayInputStream(text));

        assertThat(result).isInstanceOf(TrackResult.Unreadable.class);
        assertThat(((TrackResult.Unreadable) result).code()).isEqualTo(UnreadableCode.NOT_AUDIO);
    }

    @Test
    void shouldSayWhenTrackWasCut() {
        DecodeLimits short5 = DecodeLimits.defaults().withMaxSeconds(5, false);

        TrackMeasurement track = measured(
                new TrackMeasurer(new FfmpegDecoder(short5)), BadAudio.wav(8_000, 1, 80_000, i -> i % 20 / 50f));

        assertThat(track.truncated()).isTrue();
        assertThat(track.windows().get(0).endSeconds()).isCloseTo(5, within(1e-4));
    }

    private static byte[] coded(float[][] samples, int rate, Format format) throws IOException {
        return new FfmpegTranscoder().encode(samples, rate, format, 128);
    }

    private static TrackMeasurement measured(TrackMeasurer measurer, byte[] bytes) {
        TrackResult result = measurer.measure(() -> new ByteArrayInputStream(bytes));
        assertThat(result).isInstanceOf(TrackResult.Measured.class);
        return ((TrackResult.Measured) result).measurement();
    }
}
