package org.tonemark.features.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBehaviourTest {
    /** LR_const, LR_wide, z of the comb, lock in the weakest third. */
    @ParameterizedTest
    @CsvSource({
        ".2, .1, 5, 2, OF_A_DECODER",
        "-.2, .1, 5, 2, APART",
        ".2, 0, 5, 2, APART",
        ".2, .1, 25, 2, LOUD",
        ".2, .1, 5, .8, PASSING",
        ".2, NaN, 5, 2, APART",
    })
    void shouldTellHowLinesBehave(double constant, double wide, double loudest, double third, LineBehaviour behaviour) {
        assertThat(LineBehaviour.of(constant, wide, loudest, third)).isEqualTo(behaviour);
    }
}
