package org.tonemark.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomePolicyTest {
    private static final OutcomePolicy POLICY = OutcomePolicy.DEFAULT;

    private static Verdict.Origin origin(
            double likelihood, Double p, double lines, double partials, double... windows) {
        List<Verdict.Segment> segments = java.util.stream.IntStream.range(0, windows.length)
                .mapToObj(i -> new Verdict.Segment(15.0 * i, 15.0 * (i + 1), windows[i]))
                .toList();
        return new Verdict.Origin(
                likelihood,
                p,
                null,
                List.of(
                        new Verdict.Evidence("decoder-lines", "spacing 200 Hz", 9.1, lines),
                        new Verdict.Evidence("partials", "unsteady partials", 1.2, partials)),
                segments);
    }

    @ParameterizedTest
    @CsvSource({
        "0.99, 0.0035, 0.99, 0.95, ACCEPTED",
        "0.99, 0.0035, 0.99, 0.90, REVIEW",
        "0.99, 0.0100, 0.99, 0.95, REVIEW",
        "0.89, 0.0035, 0.99, 0.95, REVIEW",
        "0.50, 0.5000, 0.50, 0.50, REVIEW",
        "0.10, 0.9000, 0.50, 0.50, REJECTED",
        "0.10, 0.9000, 0.99, 0.50, REVIEW",
        "0.10, 0.9000, 0.50, 0.95, REVIEW",
    })
    void shouldDecideFromLikelihoodPValueAndFamilies(
            double likelihood, double p, double lines, double partials, Outcome outcome) {
        assertThat(POLICY.decide(origin(likelihood, p, lines, partials, likelihood), 15)
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void shouldNotAcceptWithoutHumanPValue() {
        assertThat(POLICY.decide(origin(0.99, null, 0.99, 0.99, 0.99), 15).outcome())
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void shouldReviewWhenWindowsDisagree() {
        var decision = POLICY.decide(origin(0.99, 0.0035, 0.99, 0.99, 0.99, 0.05), 30);
        assertThat(decision).isEqualTo(new OutcomePolicy.Decision(Outcome.REVIEW, List.of(Reason.WINDOWS_DISAGREE)));
    }

    @Test
    void shouldNotRejectATrackWithOneAiPart() {
        assertThat(POLICY.decide(origin(0.05, 0.9, 0.5, 0.5, 0.01, 0.9, 0.01), 45)
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void shouldReviewWhenThereIsTooLittleSound() {
        assertThat(POLICY.decide(origin(0.99, 0.0035, 0.99, 0.99, 0.99), 4.9).reasons())
                .containsExactly(Reason.TOO_LITTLE_EVIDENCE);
    }

    @Test
    void shouldCallSilenceUnreadable() {
        assertThat(POLICY.decide(null, 0))
                .isEqualTo(new OutcomePolicy.Decision(Outcome.UNREADABLE, List.of(Reason.SILENT)));
    }

    @Test
    void shouldCountManyLinesAsOneFamily() {
        var lines = new Verdict.Evidence("decoder-lines", "spacing 200 Hz", 9, 0.999);
        var more = new Verdict.Evidence("decoder-lines", "spacing 50 Hz", 9, 0.999);
        var decision = POLICY.decide(new Verdict.Origin(0.99, 0.0035, null, List.of(lines, more), List.of()), 15);
        assertThat(decision.reasons()).containsExactly(Reason.SINGLE_FAMILY);
    }

    @Test
    void shouldNameTheValueWhenAThresholdIsOutOfRange() {
        assertThatThrownBy(() -> new OutcomePolicy("p", 1.5, 0.005, 2, 0.9, 0.3, 0.6, 5))
                .hasMessage("acceptLikelihood must be between 0 and 1, not 1.5");
        assertThatThrownBy(() -> new OutcomePolicy("p", Double.NaN, 0.005, 2, 0.9, 0.3, 0.6, 5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutcomePolicy("p", 0.5, 0.005, 2, 0.9, 0.6, 0.6, 5))
                .hasMessageContaining("rejectLikelihood 0.6 must not be above acceptLikelihood 0.5");
    }
}
