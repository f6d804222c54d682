package org.tonemark.nets.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.TrackInput;

/**
 * Holds the measurements that the shipped model was trained on: the recorded values are this program's own, of a signal
 * made of formulas. When this fails, the extraction gives other numbers: raise the version in {@link FeatureLayout},
 * train and evaluate the model again, then record the values printed in the message.
 */
class ExtractionVersionTest {
    private static final int RATE = 44_100;

    @Test
    void shouldMeasureWhatTheModelWasTrainedOn() throws IOException {
        byte[] coded =
                new FfmpegTranscoder().encode(new float[][] {signal()}, RATE, FfmpegTranscoder.Format.WAV_F32, 0);
        TrackInput track = new AudioMeasurer().measure(() -> new ByteArrayInputStream(coded));
        TrackInput.Window window = track.windows().get(0);
        List<String> measured = new ArrayList<>();
        describe(measured, FeatureLayout.measured().origin(), window.origin());
        describe(measured, FeatureLayout.measured().tags(), Objects.requireNonNull(window.tags()));

        List<String> recorded = recorded();

        assertThat(recorded).as(String.join("\n", measured)).hasSameSizeAs(measured);
        for (int i = 0; i < measured.size(); i++) {
            String[] is = measured.get(i).split("\t");
            String[] was = recorded.get(i).split("\t");
            assertThat(is[0]).isEqualTo(was[0]);
            if (is[1].equals("NaN") || was[1].equals("NaN")) {
                assertThat(is[1]).as(is[0]).isEqualTo(was[1]);
            } else {
                double value = Double.parseDouble(was[1]);
                assertThat(Double.parseDouble(is[1]))
                        .as(is[0])
                        .isCloseTo(value, within(1e-3 * Math.max(1, Math.abs(value))));
            }
        }
    }

    private static void describe(List<String> out, List<String> names, double[] values) {
        for (int i = 0; i < values.length; i++) {
            out.add(names.get(i) + "\t" + String.format(Locale.ROOT, "%.6g", values[i]));
        }
    }

    private static List<String> recorded() throws IOException {
        String file = "/vectors/" + FeatureLayout.measured().version() + ".tsv";
        try (var in = ExtractionVersionTest.class.getResourceAsStream(file)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        }
    }

    /** Fifteen seconds: partials with vibrato and beats, lines every 200 Hz, noise. */
    private static float[] signal() {
        SplittableRandom random = new SplittableRandom(1);
        float[] signal = new float[15 * RATE];
        for (int i = 0; i < signal.length; i++) {
            double t = i / (double) RATE;
            double sum = 0;
            for (int k = 1; k <= 20; k++) {
                sum += Math.sin(2 * Math.PI * k * (220 * t + 0.3 * Math.sin(2 * Math.PI * 5 * t))) / k;
            }
            sum *= 0.1 * (1 + 0.8 * Math.sin(2 * Math.PI * 2 * t));
            for (int k = 1; k <= 70; k++) {
                sum += 4e-5 * Math.cos(2 * Math.PI * 200 * k * t);
            }
            signal[i] = (float) (sum + 0.003 * (random.nextDouble() - 0.5));
        }
        return signal;
    }
}
