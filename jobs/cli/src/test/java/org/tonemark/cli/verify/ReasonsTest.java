package org.tonemark.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tonemark.features.decode.UnreadableCode;
import org.tonemark.verdict.Reason;

class ReasonsTest {
    @ParameterizedTest
    @EnumSource
    void shouldHaveASentenceForEveryCodeOfTheDecoder(UnreadableCode code) {
        assertThat(Reason.valueOf(code.name()).sentence()).isNotBlank();
    }
}
