package org.tonemark.nets.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tonemark.nets.OriginScores;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.LabelledTrack;
import org.tonemark.nets.dataset.Use;
import org.tonemark.verdict.EvidenceFamily;
import org.tonemark.verdict.Verdict;

class PerturbationScoringTest {
    private static OriginScores scores(boolean accepted) {
        double quantile = accepted ? 0.99 : 0.5;
        return new OriginScores(
                0.5,
                accepted ? 5 : 0,
                accepted ? 0.004 : 0.5,
                0.5,
                new Verdict.Calibration("all durations", 283, 227),
                null,
                List.of(),
                List.of(
                        new Verdict.Evidence(EvidenceFamily.DECODER_LINES, "", 1, quantile),
                        new Verdict.Evidence(EvidenceFamily.PARTIALS, "", 1, quantile)));
    }

    private static TrackResult track(Label label, boolean before, boolean after) {
        LabelledTrack track = new LabelledTrack("f", label, Use.ORIGIN, "s", "g", null, null, 0, 44_100);
        return new TrackResult(track, scores(before), List.of(new ScoredInput(scores(after), 15)), 15);
    }

    @Test
    void shouldComparePairsOfTheSameTrack() {
        List<TrackResult> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            results.add(track(Label.AI, i < 8, i < 2 || i == 9)); // 6 lost, 1 won
            results.add(track(Label.HUMAN, false, i < 5)); // 5 won
        }

        PerturbationReport.Row row = new PerturbationScoring(results, 1)
                .report(List.of("mp3"))
                .rows()
                .get(0);

        assertThat(row.recallLoss()).isEqualTo(0.5);
        assertThat(row.recallP()).isCloseTo(2 * 8 / 128.0, within(1e-9)); // 2·P(≤ 1 of 7)
        assertThat(row.ai().before().successes()).isEqualTo(8);
        assertThat(row.ai().after().successes()).isEqualTo(3);
        assertThat(row.aiKept().after().successes()).isEqualTo(10);
        assertThat(row.humanRise()).isEqualTo(0.5);
        assertThat(row.humanP()).isCloseTo(1 / 32.0, within(1e-9));
    }
}
