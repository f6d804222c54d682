package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.features.origin.LineSpacing;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.verdict.EvidenceFamily;
import org.tonemark.verdict.Verdict;

class OdditiesTest {
    private static final FeatureLayout LAYOUT = FeatureLayout.measured();

    private static double[] window(double hertz, double halved) {
        double[] window = new double[LAYOUT.origin().size()];
        set(window, "lines.s", 20);
        set(window, "following.constant", 0.2);
        set(window, "following.programme", 0.2);
        set(window, "following.weakest-third", 2);
        set(window, "spacing.best", spacing(hertz));
        set(window, "spacing.halved", halved);
        set(window, "moved.ratio", 1);
        set(window, "moved.spacing", -1);
        return window;
    }

    private static int spacing(double hertz) {
        return LineSpacing.ALL.stream().map(LineSpacing::hertz).toList().indexOf(hertz);
    }

    private static void set(double[] window, String column, double value) {
        window[LAYOUT.origin().indexOf(column)] = value;
    }

    private static String[] found(double[]... windows) {
        return new Oddities(LAYOUT)
                .of(windows).stream().map(Verdict.Evidence::family).toArray(String[]::new);
    }

    /** Strongest spacing, share locked at half of it; whether a codec is named. */
    @ParameterizedTest
    @CsvSource({
        "100, .55, true", // MuCodec, HiFi-GAN
        "100, .95, false", // MusicGen's fifty frames a second, every other line strongest
        "50, .55, false",
        "200, .55, false",
        "114.84375, .9, true", // DAC, 44100/3/128
        "275.625, .9, true", // EnCodec at 24 kHz, 44100/5/32
    })
    void shouldNameACodecByTheSpacingOnlyItHas(double hertz, double halved, boolean codec) {
        assertThat(found(window(hertz, halved)))
                .isEqualTo(codec ? new String[] {EvidenceFamily.CODEC_LINES} : new String[0]);
    }

    @Test
    void shouldNameACodecWhenItsLinesWereMoved() {
        double[] window = window(100, 0.95);
        set(window, "lines.s", 0.5);
        set(window, "moved.s", 9);
        set(window, "moved.following", 0.2);
        set(window, "moved.weakest-third", 2);
        set(window, "moved.spacing", spacing(100));
        set(window, "moved.halved", 0.5);

        assertThat(found(window)).contains(EvidenceFamily.CODEC_LINES, EvidenceFamily.MOVED_LINES);
    }

    @Test
    void shouldNameACodecOnlyWhenHalfOfTheWindowsWithLinesHaveItsSpacing() {
        double[] codec = window(100, 0.55);
        double[] generator = window(200, 0.9);
        double[] silent = window(200, 0.9);
        set(silent, "lines.s", 0);

        assertThat(found(codec, generator, silent)).containsExactly(EvidenceFamily.CODEC_LINES);
        assertThat(found(codec, generator, generator)).isEmpty();
    }

    @Test
    void shouldTellOfLinesThatAThirdIsWithout() {
        double[] window = window(200, 0.9);
        set(window, "following.weakest-third", 0.7);

        assertThat(found(window)).containsExactly(EvidenceFamily.PASSING_LINES);
        assertThat(found(window(200, 0.9))).isEmpty();
    }

    @Test
    void shouldTellOfAddedTonesWhenLinesDoNotFollow() {
        double[] window = window(114.84375, 0.9);
        set(window, "following.constant", -0.2);

        assertThat(found(window)).containsExactly(EvidenceFamily.ADDED_TONES);
    }

    @Test
    void shouldTellOfAddedTonesWhenLinesAreLouderThanADecodersAre() {
        double[] window = window(200, 0.9);
        set(window, "comb.loudest", 30);

        assertThat(found(window)).containsExactly(EvidenceFamily.ADDED_TONES);
    }
}
