package org.tonemark.features.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintMeterTest {
    private static final float[] TUNE = Tunes.tune(1, 8);

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000})
    void shouldGiveTheSameBytesWhateverTheBlocks(int rate) {
        Fingerprint whole = blocks(rate, TUNE.length);

        assertThat(whole.peaks()).isPositive();
        assertThat(blocks(rate, 1)).isEqualTo(whole);
        assertThat(blocks(rate, 4097)).isEqualTo(whole);
        assertThat(whole.durationSeconds()).isCloseTo((double) TUNE.length / rate, within(0.15));
    }

    private static Fingerprint blocks(int rate, int size) {
        FingerprintMeter meter = new FingerprintMeter(rate);
        for (int at = 0; at < TUNE.length; at += size) {
            int n = Math.min(size, TUNE.length - at);
            meter.accept(new float[][] {Arrays.copyOfRange(TUNE, at, at + n)}, n);
        }
        return meter.result();
    }

    @Test
    void shouldGiveNoPeaksWhenThereIsSilenceOrTooLittleOrNoNumber() {
        float[] noNumber = new float[3 * Tunes.RATE];
        Arrays.fill(noNumber, Float.NaN);

        assertThat(Tunes.print(new float[0]).peaks()).isZero();
        assertThat(Tunes.print(Arrays.copyOf(TUNE, 500)).peaks()).isZero();
        assertThat(Tunes.print(new float[3 * Tunes.RATE]).peaks()).isZero();
        assertThat(Tunes.print(noNumber).peaks()).isZero();
    }

    @Test
    void shouldHearTheRestWhenAFewSamplesAreNoNumber() {
        float[] holes = TUNE.clone();
        holes[Tunes.RATE] = Float.NaN;
        holes[2 * Tunes.RATE] = Float.POSITIVE_INFINITY;

        assertThat(Tunes.print(holes).peaks()).isGreaterThan(Tunes.print(TUNE).peaks() / 2);
    }

    @Test
    void shouldStayUnderThreeKilobytesAMinuteWhenAllIsNoise() {
        Random random = new Random(1);
        float[] noise = new float[60 * Tunes.RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.2 * random.nextGaussian());
        }

        assertThat(Tunes.print(noise).toBytes()).hasSizeBetween(1_000, 3_000);
    }

    @Test
    void shouldGiveBackTheSameWhenReadFromItsBytes() {
        Fingerprint print = Tunes.print(TUNE);

        assertThat(Fingerprint.of(print.toBytes())).isEqualTo(print);
        assertThat(Fingerprint.of(print.toBytes()).toBytes()).isEqualTo(print.toBytes());
    }

    @Test
    void shouldRefuseBytesInOneLineWhenTheyAreNoFingerprint() {
        byte[] sound = Tunes.print(TUNE).toBytes();
        for (int length : new int[] {0, 1, 10, 11, sound.length - 1}) {
            refused(Arrays.copyOf(sound, length));
        }
        refused(Arrays.copyOf(sound, sound.length + 1));
        for (int at : new int[] {0, 1, 2, 3, 7}) {
            byte[] changed = sound.clone();
            changed[at] ^= (byte) 0x80;
            refused(changed);
        }
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = sound.clone();
            changed[3 + random.nextInt(changed.length - 3)] = (byte) random.nextInt();
            try {
                Fingerprint.of(changed);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotEmpty().doesNotContain("\n");
            }
        }
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> Fingerprint.of(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }
}
