package org.tonemark.features.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintMatcherTest {
    private static final float[] TUNE = Tunes.tune(5, 20);
    private static final Fingerprint PRINT = Tunes.print(TUNE);

    @ParameterizedTest
    @ValueSource(ints = {-3, -1, 1, 3})
    void shouldGiveTheRatiosWhenATrackIsPlayedFasterOrSlower(int percent) {
        List<Match> matches = FingerprintMatcher.compare(Tunes.print(Tunes.faster(TUNE, percent)), "known", PRINT);

        assertThat(matches).hasSize(1);
        assertThat(matches.get(0).timeRatio()).isCloseTo(100.0 / (100 + percent), within(0.002));
        assertThat(matches.get(0).pitchRatio()).isCloseTo((100 + percent) / 100.0, within(0.005));
        assertThat(matches.get(0).unchanged(0.002)).isFalse();
    }

    @Test
    void shouldGiveBothRangesWhenAStretchStandsInsideAnotherTrack() {
        float[] other = Tunes.tune(6, 20);
        System.arraycopy(TUNE, 9 * Tunes.RATE, other, 3 * Tunes.RATE, 6 * Tunes.RATE);

        List<Match> matches = FingerprintMatcher.compare(Tunes.print(other), "known", PRINT);

        assertThat(matches).hasSize(1);
        assertThat(matches.get(0).query().startSeconds()).isCloseTo(3, within(0.5));
        assertThat(matches.get(0).query().endSeconds()).isCloseTo(9, within(0.5));
        assertThat(matches.get(0).reference().startSeconds()).isCloseTo(9, within(0.5));
    }

    @Test
    void shouldFindNothingWhenLoopsShareOneDrumOnly() {
        List<Fingerprint> loops = new ArrayList<>();
        for (int seed = 0; seed < 12; seed++) {
            loops.add(Tunes.print(Tunes.drumLoop(seed, 12)));
        }
        for (Fingerprint a : loops) {
            for (Fingerprint b : loops) {
                if (a != b) {
                    assertThat(FingerprintMatcher.compare(a, "other", b)).isEmpty();
                }
            }
        }
    }

    @Test
    void shouldFindNothingWhenThereIsNothingToHear() {
        Fingerprint silence = Tunes.print(new float[10 * Tunes.RATE]);

        assertThat(FingerprintMatcher.compare(silence, "known", PRINT)).isEmpty();
        assertThat(FingerprintMatcher.compare(PRINT, "known", silence)).isEmpty();
        assertThat(FingerprintMatcher.compare(silence, "known", silence)).isEmpty();
    }
}
