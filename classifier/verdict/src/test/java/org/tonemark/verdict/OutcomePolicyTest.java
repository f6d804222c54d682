package org.tonemark.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomePolicyTest {
    private static final OutcomePolicy POLICY = OutcomePolicy.DEFAULT;

    private static final Verdict.Evidence TONES =
            new Verdict.Evidence(EvidenceFamily.ADDED_TONES, "spacing 200 Hz", 7, null);
    private static final Verdict.Evidence MOVED =
            new Verdict.Evidence(EvidenceFamily.MOVED_LINES, "spacing 200 Hz at speed 1.0300", 12, null);

    private static Verdict.Origin origin(
            Double humanP, Double aiP, List<Verdict.Evidence> evidence, double... windows) {
        List<Verdict.Segment> segments = IntStream.range(0, windows.length)
                .mapToObj(i -> new Verdict.Segment(15.0 * i, 15.0 * (i + 1), windows[i]))
                .toList();
        return new Verdict.Origin(0.5, humanP, null, evidence, segments, aiP, null, null, null);
    }

    private static List<Verdict.Evidence> families(double lines, double partials, Verdict.Evidence... more) {
        List<Verdict.Evidence> evidence = new ArrayList<>(List.of(
                new Verdict.Evidence(EvidenceFamily.DECODER_LINES, "spacing 200 Hz", 9.1, lines),
                new Verdict.Evidence(EvidenceFamily.PARTIALS, "unsteady partials", 1.2, partials)));
        evidence.addAll(List.of(more));
        return evidence;
    }

    @ParameterizedTest
    @CsvSource({
        "0.0035, 0.50, 0.96, 0.93, ACCEPTED, ORIGIN_AI_CONFIDENT",
        "0.0100, 0.50, 0.99, 0.98, REVIEW,   ORIGIN_UNCLEAR",
        "0.0035, 0.50, 0.99, 0.92, REVIEW,   CODEC_ONLY",
        "0.0035, 0.50, 0.95, 0.98, REVIEW,   SINGLE_FAMILY",
        "0.5000, 0.50, 0.50, 0.50, REVIEW,   ORIGIN_UNCLEAR",
        "0.9000, 0.01, 0.50, 0.50, REJECTED, ORIGIN_NOT_SHOWN",
        "0.9000, 0.02, 0.50, 0.50, REVIEW,   ORIGIN_UNCLEAR",
        "0.9000, 0.01, 0.98, 0.50, REVIEW,   CODEC_ONLY",
        "0.9000, 0.01, 0.50, 0.98, REVIEW,   SINGLE_FAMILY",
    })
    void shouldDecideFromPValuesAndFamilies(
            double humanP, double aiP, double lines, double partials, Outcome outcome, Reason reason) {
        assertThat(POLICY.decide(origin(humanP, aiP, families(lines, partials), 0.9), 15))
                .isEqualTo(new OutcomePolicy.Decision(outcome, List.of(reason)));
    }

    @Test
    void shouldReviewWhenThereIsNoPValue() {
        assertThat(POLICY.decide(origin(null, null, families(0.99, 0.99), 0.99), 15)
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
        assertThat(POLICY.decide(origin(null, null, families(0.1, 0.1), 0.01), 15)
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void shouldCallATrackHybridWhenWindowsDisagree() {
        assertThat(POLICY.decide(origin(0.0035, 0.9, families(0.99, 0.99), 0.99, 0.05), 30))
                .isEqualTo(new OutcomePolicy.Decision(Outcome.REVIEW, List.of(Reason.HYBRID)));
        assertThat(POLICY.decide(origin(0.9, 0.005, families(0.5, 0.5), 0.01, 0.9, 0.01), 45))
                .isEqualTo(new OutcomePolicy.Decision(Outcome.REVIEW, List.of(Reason.HYBRID)));
    }

    @Test
    void shouldReviewWhenLinesAreNotADecodersOwn() {
        assertThat(POLICY.decide(origin(0.9, 0.005, families(0.5, 0.5, TONES), 0.1), 15)
                        .reasons())
                .containsExactly(Reason.ADDED_TONES);
        assertThat(POLICY.decide(origin(0.9, 0.005, families(0.5, 0.5, MOVED), 0.1), 15)
                        .reasons())
                .containsExactly(Reason.SPEED_CHANGED);
    }

    @Test
    void shouldCallATrackCodecOnlyWhenItsLinesAreThoseOfACodec() {
        var codec = new Verdict.Evidence(EvidenceFamily.CODEC_LINES, "spacing 275.63 Hz", 9, null);
        assertThat(POLICY.decide(origin(0.0035, 0.9, families(0.99, 0.99, codec), 0.9), 15))
                .isEqualTo(new OutcomePolicy.Decision(Outcome.REVIEW, List.of(Reason.CODEC_ONLY)));
    }

    @Test
    void shouldCallATrackHybridWhenOnlyAPartOfItHasLines() {
        var passing = new Verdict.Evidence(EvidenceFamily.PASSING_LINES, "lines in a part", 9, null);
        assertThat(POLICY.decide(origin(0.9, 0.001, families(0.5, 0.5, passing), 0.1), 15))
                .isEqualTo(new OutcomePolicy.Decision(Outcome.REVIEW, List.of(Reason.HYBRID)));
        assertThat(POLICY.decide(origin(0.0035, 0.9, families(0.99, 0.99, passing), 0.9, 0.9), 30)
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void shouldNeitherAcceptNorRejectWhenAFamilyIsDisabled() {
        OutcomePolicy policy = new OutcomePolicy(
                "p", 0.005, 0.01, 0.02, 0.05, 0.6, 5, List.of(EvidenceFamily.DECODER_LINES), KnownLimits.DEFAULT);

        assertThat(policy.decide(origin(0.0035, 0.9, families(0.99, 0.99), 0.99), 15)
                        .reasons())
                .containsExactly(Reason.FAMILY_DISABLED);
        assertThat(policy.decide(origin(0.9, 0.005, families(0.1, 0.1), 0.01), 15))
                .isEqualTo(new OutcomePolicy.Decision(Outcome.REVIEW, List.of(Reason.FAMILY_DISABLED)));
    }

    @Test
    void shouldReviewWhenThereIsTooLittleSound() {
        assertThat(POLICY.decide(origin(0.0035, 0.9, families(0.99, 0.99), 0.99), 4.9)
                        .reasons())
                .containsExactly(Reason.TOO_LITTLE_EVIDENCE);
    }

    @Test
    void shouldCallSilenceUnreadable() {
        assertThat(POLICY.decide(null, 0))
                .isEqualTo(new OutcomePolicy.Decision(Outcome.UNREADABLE, List.of(Reason.SILENT)));
    }

    @Test
    void shouldCountManyLinesAsOneFamilyAndTagsAsNone() {
        var lines = new Verdict.Evidence(EvidenceFamily.DECODER_LINES, "spacing 200 Hz", 9, 0.999);
        var more = new Verdict.Evidence(EvidenceFamily.DECODER_LINES, "spacing 50 Hz", 9, 0.999);
        var tag = new Verdict.Evidence("tags", "comment: made with suno", 1, 0.999);
        var decision = POLICY.decide(origin(0.0035, 0.9, List.of(lines, more, tag), 0.9), 15);
        assertThat(decision.reasons()).containsExactly(Reason.CODEC_ONLY);
    }

    @Test
    void shouldNameTheValueWhenAThresholdIsOutOfRange() {
        assertThatThrownBy(() -> new OutcomePolicy("p", 1.5, 0.01, 0.02, 0.05, 0.6, 5, List.of(), KnownLimits.DEFAULT))
                .hasMessage("alpha must be between 0 and 1, not 1.5");
        assertThatThrownBy(() ->
                        new OutcomePolicy("p", 0.005, Double.NaN, 0.02, 0.05, 0.6, 5, List.of(), KnownLimits.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new OutcomePolicy("p", 0.005, 0.01, 0.02, 0.05, 0.6, 5, List.of("tags"), KnownLimits.DEFAULT))
                .hasMessage("disabledFamilies may hold [decoder-lines, partials], not tags");
    }
}
