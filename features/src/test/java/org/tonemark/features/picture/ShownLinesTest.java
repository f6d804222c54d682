package org.tonemark.features.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tonemark.features.origin.LineBehaviour;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.LineScore;
import org.tonemark.features.origin.LineSpacing;
import org.tonemark.features.origin.MovedLines;

class ShownLinesTest {
    private static final LineSpacing SPACING =
            LineSpacing.ALL.stream().filter(s -> s.hertz() == 200).findFirst().orElseThrow();

    /** A window whose best spacing is 200 Hz. */
    private static LineEvidence window(double score, double following, @Nullable MovedLines moved) {
        List<LineScore> scores = new ArrayList<>();
        for (LineSpacing s : LineSpacing.ALL) {
            double own = s.equals(SPACING) ? score : 0;
            scores.add(new LineScore(s, 60, 0.6, own, own));
        }
        int best = LineSpacing.ALL.indexOf(SPACING);
        return new LineEvidence(scores, 10_000, best, score, 0, 1, following, 2, moved, List.of());
    }

    @Test
    void shouldShowTheWindowWithTheStrongestLines() {
        ShownLines shown = ShownLines.of(List.of(window(4, 1, null), window(9, 1, null), window(2, 1, null)))
                .orElseThrow();

        assertThat(shown.score()).isEqualTo(9);
        assertThat(shown.behaviour()).isEqualTo(LineBehaviour.OF_A_DECODER);
        assertThat(shown.words()).isEqualTo("every 200 Hz");
        assertThat(shown.hertz()).startsWith(3_000, 3_200).endsWith(10_000).hasSize(36);
    }

    @Test
    void shouldTellLinesThatDoNotFollowTheMusic() {
        assertThat(ShownLines.of(List.of(window(40, -1, null))).orElseThrow().behaviour())
                .isEqualTo(LineBehaviour.APART);
    }

    @Test
    void shouldShowMovedLinesWhereTheyAreHeard() {
        LineEvidence moved = window(0.5, 0, new MovedLines(SPACING, 1.03, 3.5, 0, 0.4, 2));

        ShownLines shown = ShownLines.of(List.of(window(1, 1, null), moved)).orElseThrow();

        assertThat(shown.words()).isEqualTo("every 206 Hz (200 Hz at speed 1.03)");
        assertThat(shown.behaviour()).isEqualTo(LineBehaviour.OF_A_DECODER);
        assertThat(shown.hertz()[0]).isCloseTo(15 * 206.0, within(1e-9));
    }

    @Test
    void shouldShowNothingThatNoiseReaches() {
        assertThat(ShownLines.of(List.of(window(2.9, 1, null)))).isEmpty();
        assertThat(ShownLines.of(List.of())).isEmpty();
    }
}
