package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    private static final FamilyScorer.Lines LINES = FamilyScorer.Lines.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7});

    /** s, LR_const, LR_wide, z of the comb, lock in the weakest third; at another speed s, the lesser LR, that lock; the score. */
    @ParameterizedTest
    @CsvSource({
        "6, .2, .1, 5, 2, 0, 0, 0, 6",
        "20, .2, .1, 5, 2, 0, 0, 0, 8",
        "6, -.2, .1, 5, 2, 0, 0, 0, 1",
        "6, .2, -.1, 5, 2, 0, 0, 0, 1",
        "6, .2, .1, 5, .8, 0, 0, 0, 1",
        "6, .2, .1, 25, 2, 0, 0, 0, 1",
        "-1, .2, .1, 5, 2, 0, 0, 0, 0",
        "NaN, .2, .1, 5, 2, 0, 0, 0, 0",
        "1.5, .2, .1, 5, 2, 4, .3, 2, 4",
        "1.5, -.2, .1, 5, 2, 30, .3, 2, 8",
        "0.5, .2, .1, 5, 2, 4, -.3, 2, 1",
        "2.5, .2, .1, 5, 2, 4, -.3, 2, 2.5",
        "0.5, .2, .1, 5, 2, 4, .3, .8, 1",
    })
    void shouldCountLinesOfEitherSpeedOnlyWhenTheyFollowAndLast(
            double s,
            double constant,
            double programme,
            double loudest,
            double third,
            double moved,
            double following,
            double movedThird,
            double score) {
        double[][] window = {{s, constant, programme, loudest, third, moved, following, movedThird}};

        assertThat(LINES.score(window)).containsExactly(score);
    }
}
