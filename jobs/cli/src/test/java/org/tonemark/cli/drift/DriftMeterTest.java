package org.tonemark.cli.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tonemark.cli.drift.Drift.State;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

class DriftMeterTest {
    private final Random random = new Random(11);

    /** Human scores around 0, AI scores around 3. */
    private final List<CalibrationScores> calibration =
            List.of(new CalibrationScores("partials", draw(250, 0, 1), draw(220, 3, 1)));

    private double[] draw(int n, double mean, double deviation) {
        return random.doubles(n, 0, 1)
                .map(u -> mean + deviation * random.nextGaussian())
                .toArray();
    }

    private static Verdict verdict(String family, double score, double seconds) {
        return verdict(family, score, seconds, null);
    }

    private static Verdict verdict(String family, double score, double seconds, Verdict.@Nullable Quality quality) {
        Verdict.Origin origin = new Verdict.Origin(
                0.5,
                0.5,
                null,
                List.of(new Verdict.Evidence(family, "x", score, 0.5)),
                List.of(new Verdict.Segment(0, seconds, 0.5)),
                0.5,
                null,
                null,
                null);
        return new Verdict(
                "x",
                "bafy",
                Outcome.REVIEW,
                List.of("ORIGIN_UNCLEAR"),
                origin,
                null,
                null,
                quality,
                new Verdict.Audio(180, 44_100, 2, "mp3", 192),
                "m",
                "p",
                "t");
    }

    private Drift batch(int n, DoubleSupplier scores) {
        DriftMeter meter = new DriftMeter(calibration);
        for (int i = 0; i < n; i++) {
            meter.add(verdict("partials", scores.getAsDouble(), 15));
        }
        return meter.result();
    }

    @Test
    void shouldSeldomReportAnyMixtureOfCalibrationTracks() {
        int reported = 0;
        for (int run = 0; run < 600; run++) {
            double share = run % 5 / 4.0;
            Drift drift = batch(30 + run, () -> random.nextGaussian() + (random.nextDouble() < share ? 3 : 0));
            reported += drift.state() == State.LEFT ? 1 : 0;
        }
        // 1 % of 600 is 6; 13 or more would have a chance of 1 %
        assertThat(reported).isLessThan(13);
    }

    @Test
    void shouldReportScoresBelowAndAboveBothClasses() {
        Drift low = batch(60, () -> random.nextGaussian() - 1.5);
        assertThat(low.state()).isEqualTo(State.LEFT);
        assertThat(low.findings()).allMatch(f -> f.side().equals("low"));
        assertThat(low.warning())
                .startsWith("Drift: this batch of 60 tracks lies outside")
                .contains("partials: ");
        Drift high = batch(60, () -> random.nextGaussian() + 5);
        assertThat(high.findings()).isNotEmpty().allMatch(f -> f.side().equals("high"));
    }

    @Test
    void shouldReportBandwidthsThatCalibrationHasNot() {
        List<CalibrationScores> known =
                List.of(new CalibrationScores("bandwidth", draw(250, 16_000, 1_500), draw(220, 15_000, 3_000)));
        DriftMeter dull = new DriftMeter(known);
        DriftMeter alike = new DriftMeter(known);
        for (int i = 0; i < 40; i++) {
            dull.add(withBandwidth(1_500 + 10 * i));
            alike.add(withBandwidth((int) (16_000 + 1_500 * random.nextGaussian())));
        }
        assertThat(alike.result().state()).isEqualTo(State.WITHIN);
        assertThat(dull.result().state()).isEqualTo(State.LEFT);
        assertThat(dull.result().warning())
                .contains("bandwidth: 100.0 % of tracks end below")
                .contains(" Hz, of");
    }

    private static Verdict withBandwidth(int hertz) {
        Verdict.Quality quality = new Verdict.Quality(1, -14.0, 6.0, -1.0, 0, 0, hertz, 0.2, List.of());
        return verdict("partials", 0, 15, quality);
    }

    @Test
    void shouldSayNothingOfFewOrShortTracksOrWithoutScores() {
        assertThat(batch(29, () -> -9).state()).isEqualTo(State.TOO_FEW_TRACKS);
        DriftMeter meter = new DriftMeter(calibration);
        for (int i = 0; i < 100; i++) {
            meter.add(verdict("partials", -9, 8));
        }
        assertThat(meter.result().state()).isEqualTo(State.TOO_FEW_TRACKS);
        assertThat(meter.result().mix()).containsEntry("mp3, 32 kHz and more", 100);
        assertThat(DriftMeter.none().result().state()).isEqualTo(State.NO_REFERENCE);
        assertThat(DriftMeter.none().result().warning()).isEmpty();
    }

    @Test
    void shouldStayFastWhenTheBatchIsLarge() {
        assertThat(batch(100_000, random::nextGaussian).tracks()).isEqualTo(100_000);
    }
}
