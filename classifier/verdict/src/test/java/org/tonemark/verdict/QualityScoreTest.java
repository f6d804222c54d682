package org.tonemark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QualityScoreTest {
    @Test
    void shouldGiveOneWhenNothingIsWrong() {
        var quality = QualityScore.of(-14.0, 7.0, -1.5, 0, 0.02, 19_000, 0.2);
        assertThat(quality.score()).isEqualTo(1.0);
        assertThat(quality.deductions()).isEmpty();
    }

    @Test
    void shouldNameDeductionsMostCostlyFirstAndSumToTheScore() {
        var quality = QualityScore.of(-14.0, 7.0, 0.5, 0.02, 0.02, 19_000, 0.2);
        assertThat(quality.deductions())
                .containsExactly(new Verdict.Deduction("CLIPPED", 0.3), new Verdict.Deduction("TRUE_PEAK_OVER", 0.075));
        assertThat(quality.score()).isEqualTo(0.625);
    }

    @Test
    void shouldNotFallBelowZero() {
        var quality = QualityScore.of(-45.0, 0.1, 3.0, 0.5, 0.95, 2_000, null);
        assertThat(quality.score()).isZero();
    }

    @Test
    void shouldLeaveUnknownValuesOut() {
        var quality = QualityScore.of(null, null, null, 0, 1, 20_000, null);
        assertThat(quality.deductions()).containsExactly(new Verdict.Deduction("MOSTLY_SILENT", 0.5));
        assertThat(quality.loudnessLufs()).isNull();
    }
}
