package org.tonemark.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.verdict.Known.Kind;

class KnownRuleTest {
    private static final KnownRule RULE = new KnownRule(KnownLimits.DEFAULT);

    private static Verdict own(Outcome outcome) {
        return new Verdict("x", "cid", outcome, List.of("OWN"), null, null, null, null, null, "m", "p", "0");
    }

    private static Known known(Kind kind, String cid, Outcome outcome) {
        return new Known(kind, cid, null, null, outcome, 0, 10, 0, 10, 1, 1, 9);
    }

    private static Known stretch(double start, double end, double knownStart, double knownEnd, double ratio) {
        return new Known(Kind.PART, "a", null, null, null, start, end, knownStart, knownEnd, ratio, ratio, 9);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60, 0, 60, 1,     60, 60,  DUPLICATE",
        "0, 60, 0, 60, 1.001, 60, 60,  DUPLICATE",
        "0, 60, 0, 62, 1.03,  60, 62,  VARIATION",
        "0, 5,  40, 45, 1,    5,  60,  VARIATION",
        "10, 26, 0, 16, 1,    90, 90,  VARIATION",
        "10, 15, 0, 5, 1,     90, 90,  PART",
    })
    void shouldTellHowTwoTracksAreRelated(
            double start, double end, double from, double to, double ratio, double length, double other, Kind kind) {
        assertThat(RULE.kind(stretch(start, end, from, to, ratio), length, other))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, DUPLICATE, ACCEPTED, ACCEPTED",
        "ACCEPTED, DUPLICATE, REVIEW,   REVIEW",
        "ACCEPTED, DUPLICATE, REJECTED, REJECTED",
        "REVIEW,   DUPLICATE, ACCEPTED, REVIEW",
        "REJECTED, DUPLICATE, ACCEPTED, REJECTED",
        "ACCEPTED, VARIATION, ACCEPTED, REVIEW",
        "REJECTED, VARIATION, ACCEPTED, REJECTED",
        "ACCEPTED, PART,      ACCEPTED, ACCEPTED",
        "ACCEPTED, PART,      REJECTED, REVIEW",
        "ACCEPTED, CATALOGUE, ,         REJECTED",
        "REVIEW,   CATALOGUE, ,         REJECTED",
    })
    void shouldOnlyLowerAnOutcome(Outcome own, Kind kind, Outcome first, Outcome expected) {
        Verdict verdict = RULE.decide(own(own), List.of(known(kind, "a", first)), List.of("artists 1"));
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.reasons()).hasSize(2).endsWith("OWN");
        assertThat(verdict.catalogues()).containsExactly("artists 1");
    }

    @Test
    void shouldInheritFromTheEarliestDuplicateAndNameTheCatalogueFirst() {
        Known early = known(Kind.DUPLICATE, "early", Outcome.ACCEPTED);
        Known late = known(Kind.DUPLICATE, "late", Outcome.REJECTED);
        Verdict verdict = RULE.decide(own(Outcome.ACCEPTED), List.of(early, late), List.of());
        assertThat(verdict.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdict.known()).containsExactly(early, late);
        Known veto = new Known(Kind.CATALOGUE, null, "artists", "a song", null, 0, 5, 60, 65, 1, 1, 9);
        Verdict human = RULE.decide(own(Outcome.ACCEPTED), List.of(early, veto), List.of());
        assertThat(human.reasons()).containsExactly("KNOWN_HUMAN", "DUPLICATE_OF", "OWN");
        assertThat(human.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void shouldLeaveATrackWithoutRelativesAlone() {
        Verdict verdict = RULE.decide(own(Outcome.ACCEPTED), List.of(), List.of());
        assertThat(verdict.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdict.reasons()).containsExactly("OWN");
        assertThat(VerdictJson.read(VerdictJson.write(verdict))).isEqualTo(verdict);
    }
}
