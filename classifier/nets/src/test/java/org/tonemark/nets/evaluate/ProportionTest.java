package org.tonemark.nets.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
    @Test
    void shouldFollowTheClosedFormWhenNothingOrEverythingSucceeds() {
        // 0 of n: 1 − (error)^(1/n)
        assertThat(Proportion.upperBound(0, 283, 0.05)).isCloseTo(1 - Math.pow(0.05, 1 / 283.0), within(1e-9));
        assertThat(Proportion.upperBound(0, 283, 0.05)).isCloseTo(0.0105, within(1e-4));
        assertThat(Proportion.lowerBound(10, 10, 0.025)).isCloseTo(Math.pow(0.025, 0.1), within(1e-9));
        assertThat(Proportion.of(0, 20).lower()).isZero();
        assertThat(Proportion.of(20, 20).upper()).isEqualTo(1);
    }

    @Test
    void shouldAgreeWithPublishedIntervals() {
        // binom.test in R: 1 of 283 (one-sided 95 %) and 10 of 100, 4 of 20 (two-sided 95 %)
        assertThat(Proportion.upperBound(1, 283, 0.05)).isCloseTo(0.01666, within(5e-5));
        Proportion tenth = Proportion.of(10, 100);
        assertThat(tenth.lower()).isCloseTo(0.0490047, within(1e-6));
        assertThat(tenth.upper()).isCloseTo(0.1762226, within(1e-6));
        Proportion fifth = Proportion.of(4, 20);
        assertThat(fifth.lower()).isCloseTo(0.0573340, within(1e-6));
        assertThat(fifth.upper()).isCloseTo(0.4366140, within(1e-6));
    }

    @Test
    void shouldSayNothingWhenThereAreNoTrials() {
        assertThat(Proportion.of(0, 0)).isEqualTo(new Proportion(0, 0, 0, 0, 1));
        assertThatThrownBy(() -> Proportion.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
