package org.tonemark.features.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.Signals;

class OriginFeaturesTest {
    private static final int SECONDS = 6 * Signals.RATE;

    @Test
    void shouldAgreeToTheBitWhenEightThreadsMeasureOneTrack() throws Exception {
        float[] x = Signals.lines(SECONDS, 200, 5);
        float[] other = Signals.music(3 * Signals.RATE);
        float[] expected = new OriginFeatures().measure(x, 0, x.length).features();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<float[]> task = () -> {
                OriginFeatures extractor = new OriginFeatures();
                extractor.measure(other, 0, other.length); // a used instance gives what a fresh one gives
                return extractor.measure(x, 0, x.length).features();
            };
            List<Callable<float[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(task);
            }
            for (Future<float[]> measured : pool.invokeAll(tasks)) {
                assertThat(measured.get()).containsExactly(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldIgnoreSamplesOutsideWhenGivenARange() {
        float[] x = Signals.music(SECONDS);
        float[] padded = new float[SECONDS + 5_000];
        Arrays.fill(padded, 0.9f);
        System.arraycopy(x, 0, padded, 2_000, SECONDS);
        OriginFeatures extractor = new OriginFeatures();
        assertThat(extractor.measure(padded, 2_000, SECONDS).features())
                .containsExactly(extractor.measure(x, 0, SECONDS).features());
    }

    @Test
    void shouldNameEveryFeatureOnce() {
        assertThat(new HashSet<>(OriginFeatures.NAMES)).hasSameSizeAs(OriginFeatures.NAMES);
        assertThat(new OriginFeatures().measure(new float[10], 0, 10).features())
                .hasSameSizeAs(OriginFeatures.NAMES);
    }

    @Test
    void shouldFindTheSpacingWhenLinesAreLocked() {
        DecoderLines lines = new DecoderLines();
        LineEvidence locked = lines.measure(Signals.lines(SECONDS, 200, 5), 0, SECONDS);
        assertThat(locked.scores().get(locked.best()).spacing().hertz()).isEqualTo(200);
        assertThat(locked.score()).isGreaterThan(10);
        LineEvidence noise = lines.measure(Signals.noise(SECONDS), 0, SECONDS);
        assertThat(noise.score()).isLessThan(2);
    }

    @Test
    void shouldDifferFromBandWhenTonesAreConstant() {
        float[] x = Signals.lines(SECONDS, 200, 5);
        float[] constant = Signals.lines(SECONDS, 20_000, 5);
        for (int i = 0; i < SECONDS; i++) {
            for (int k = 15; k <= 75; k++) {
                constant[i] += (float) (0.0009 * Math.cos(2 * Math.PI * k * 200.0 * i / Signals.RATE + k * k % 7));
            }
        }
        DecoderLines lines = new DecoderLines();
        assertThat(lines.measure(x, 0, SECONDS).lrConst()).isPositive();
        assertThat(lines.measure(constant, 0, SECONDS).lrConst()).isNegative();
    }

    @Test
    void shouldTellWhenAPartOfTheWindowIsWithoutLines() {
        float[] whole = Signals.lines(SECONDS, 200, 5);
        float[] third = Signals.lines(SECONDS, 20_000, 5);
        System.arraycopy(whole, 0, third, 0, SECONDS / 3);
        DecoderLines lines = new DecoderLines();
        assertThat(lines.measure(whole, 0, SECONDS).weakestThird()).isGreaterThan(1.5);
        LineEvidence passing = lines.measure(third, 0, SECONDS);
        assertThat(passing.score()).isGreaterThan(3);
        assertThat(passing.weakestThird()).isLessThan(1);
    }

    @Test
    void shouldTellTheFinestSpacingWhenHalfOfItIsNotLocked() {
        DecoderLines lines = new DecoderLines();
        LineEvidence hundred = lines.measure(Signals.lines(SECONDS, 100, 5), 0, SECONDS);
        assertThat(hundred.scores().get(hundred.best()).spacing().hertz()).isEqualTo(100);
        assertThat(hundred.halved()).isBetween(0.2, 0.75);
        LineEvidence finest = lines.measure(Signals.lines(SECONDS, 25, 5), 0, SECONDS);
        assertThat(finest.halved()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.951, 0.9731, 1.0273, 1.0485})
    void shouldFindTheRatioWhenSpeedHasChanged(double ratio) {
        LineEvidence faster = new DecoderLines().measure(Signals.lines(SECONDS, 200 * ratio, 5), 0, SECONDS);
        assertThat(faster.score()).isLessThan(3);
        assertThat(faster.moved()).isNotNull().satisfies(moved -> {
            assertThat(moved.spacing().hertz()).isEqualTo(200);
            assertThat(moved.ratio()).isCloseTo(ratio, within(3e-5));
            assertThat(moved.score()).isGreaterThan(3);
            assertThat(moved.weakestThird()).isGreaterThan(1.5);
        });
    }

    @Test
    void shouldAskMovedLinesWhetherTheyFollow() {
        DecoderLines lines = new DecoderLines();
        assertThat(lines.measure(Signals.lines(SECONDS, 200 * 1.0273, 5), 0, SECONDS)
                        .moved())
                .isNotNull()
                .satisfies(moved -> assertThat(moved.following()).isPositive());
        assertThat(lines.measure(Signals.lines(SECONDS, 200, 5), 0, SECONDS).moved())
                .isNull();
        assertThat(lines.measure(Signals.music(SECONDS), 0, SECONDS).moved()).isNull();
        assertThat(lines.measure(Signals.noise(SECONDS), 0, SECONDS).moved()).isNull();
    }

    @Test
    void shouldGiveZerosWhenSilent() {
        LineEvidence silence = new DecoderLines().measure(new float[SECONDS], 0, SECONDS);
        assertThat(silence.score()).isZero();
        assertThat(silence.contentEndHz()).isNegative();
        double[] print = new double[8193];
        Arrays.fill(print, -100);
        assertThat(Fakeprint.of(print)).containsOnly(0f);
    }
}
