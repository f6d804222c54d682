package org.tonemark.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    @ParameterizedTest
    @CsvSource({"0.00354, 0.0035", "0.99996, 1.0", "-0.00006, -0.0001", "-13.20004, -13.2", "0.5, 0.5"})
    void shouldRoundToFourDecimals(double value, double rounded) {
        assertThat(Rounding.round4(value)).isEqualTo(rounded);
    }

    @Test
    void shouldGivePositiveZero() {
        assertThat(Double.doubleToRawLongBits(Rounding.round4(-1e-9))).isZero();
    }

    @Test
    void shouldRefuseWhatIsNoScore() {
        assertThatThrownBy(() -> Rounding.round4(Double.NaN)).hasMessageContaining("NaN");
    }
}
