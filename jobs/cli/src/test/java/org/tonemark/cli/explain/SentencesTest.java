package org.tonemark.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.OriginFeatures;
import org.tonemark.features.picture.TimelinePicture.Window;

class SentencesTest {
    private static final int RATE = 44_100;

    /** Eight seconds of noise with tones every 200 Hz, constant; without them for 0. */
    private static LineEvidence measured(double amplitude) {
        SplittableRandom random = new SplittableRandom(5);
        float[] samples = new float[8 * RATE];
        for (int i = 0; i < samples.length; i++) {
            double sum = 0.05 * random.nextGaussian();
            for (int k = 1; amplitude > 0 && k < 75; k++) {
                sum += amplitude * Math.cos(2 * Math.PI * 200 * k * i / RATE + k * k);
            }
            samples[i] = (float) sum;
        }
        return new OriginFeatures().measure(samples, 0, samples.length).lines();
    }

    private static Window window(int start, double likelihood, boolean disagrees) {
        return new Window(start, start + 15, likelihood, disagrees);
    }

    @Test
    void shouldSayThatAddedTonesDoNotFollowTheMusic() {
        assertThat(Sentences.spectrum(List.of(measured(0), measured(0.001))))
                .startsWith("Tones every 200 Hz keep their phase, in the window that shows them best")
                .contains("does not follow", "added")
                .doesNotContain("a generator's");
    }

    @Test
    void shouldSayThatNoLinesDoNotShowHumanOrigin() {
        assertThat(Sentences.spectrum(List.of(measured(0)))).contains("noise reaches 3", "does not show human origin");
    }

    @Test
    void shouldNotSpeakOfLinesInSilence() {
        LineEvidence silence =
                new OriginFeatures().measure(new float[8 * RATE], 0, 8 * RATE).lines();

        assertThat(Sentences.spectrum(List.of(silence))).isEqualTo("There is no sound in which lines could stand.");
        assertThat(Sentences.spectrogram(0)).isEqualTo("There is no sound to see.");
    }

    @Test
    void shouldSayWhereWindowsDisagree() {
        List<Window> windows = List.of(
                window(0, 0.9, false),
                window(15, 0.9, false),
                window(30, 0.1, true),
                window(45, 0.1, true),
                window(60, 0.9, false),
                window(3_600, 0.2, true));

        assertThat(Sentences.timeline(windows))
                .startsWith(
                        "3 of 6 windows (hatched: 0:30 to 1:00, 1:00:00 to 1:00:15) disagree with the rest: likelihood"
                                + " 0.10 to 0.90.");
    }
}
