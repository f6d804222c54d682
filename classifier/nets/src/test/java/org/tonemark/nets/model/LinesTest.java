package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    private static final FamilyScorer.Lines LINES = FamilyScorer.Lines.of(new int[] {0, 1, 2, 3, 4});

    /** s, LR_const, LR_wide, s at another speed, the lesser LR there, the score. */
    @ParameterizedTest
    @CsvSource({
        "6, .2, .1, 0, 0, 6",
        "20, .2, .1, 0, 0, 8",
        "6, -.2, .1, 0, 0, 1",
        "6, .2, -.1, 0, 0, 1",
        "-1, .2, .1, 0, 0, 0",
        "NaN, .2, .1, 0, 0, 0",
        "1.5, .2, .1, 4, .3, 4",
        "1.5, -.2, .1, 30, .3, 8",
        "0.5, .2, .1, 4, -.3, 1",
        "2.5, .2, .1, 4, -.3, 2.5",
    })
    void shouldCountLinesOfEitherSpeedOnlyWhenTheyFollow(
            double s, double constant, double programme, double moved, double following, double score) {
        double[][] window = {{s, constant, programme, moved, following}};

        assertThat(LINES.score(window)).containsExactly(score);
    }
}
