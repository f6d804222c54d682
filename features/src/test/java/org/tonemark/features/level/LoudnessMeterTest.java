package org.tonemark.features.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.features.decode.Signals;

/** The test signals of EBU Tech 3341 and EBU Tech 3342, by their formulas. */
class LoudnessMeterTest {
    private static final int RATE = 48_000;

    /** A stereo sine of 1 kHz at a level in dBFS for some seconds. */
    private record Part(double decibels, double seconds) {}

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 96_000, 192_000})
    void shouldMeetTech3341Case1AtEveryRate(int rate) {
        assertThat(play(rate, new Part(-23, 20)).integratedLufs()).isCloseTo(-23.0, within(0.1));
    }

    @Test
    void shouldMeetTech3341Case2() {
        assertThat(play(RATE, new Part(-33, 20)).integratedLufs()).isCloseTo(-33.0, within(0.1));
    }

    @Test
    void shouldMeetTech3341Case3() {
        LoudnessMeter meter = play(RATE, new Part(-36, 10), new Part(-23, 60), new Part(-36, 10));

        assertThat(meter.integratedLufs()).isCloseTo(-23.0, within(0.1));
    }

    @Test
    void shouldMeetTech3341Case4() {
        LoudnessMeter meter = play(
                RATE, new Part(-72, 10), new Part(-36, 10), new Part(-23, 60), new Part(-36, 10), new Part(-72, 10));

        assertThat(meter.integratedLufs()).isCloseTo(-23.0, within(0.1));
    }

    @Test
    void shouldMeetTech3341Case5() {
        LoudnessMeter meter = play(RATE, new Part(-26, 20), new Part(-20, 20.1), new Part(-26, 20));

        assertThat(meter.integratedLufs()).isCloseTo(-23.0, within(0.1));
    }

    @Test
    void shouldMeetTech3341Case6InFiveChannels() {
        double[] levels = {-28, -28, -24, -30, -30};
        float[][] channels = new float[5][];
        for (int c = 0; c < 5; c++) {
            channels[c] = Signals.sine(1000, amplitude(levels[c]), 0, RATE, 20);
        }
        LoudnessMeter meter = new LoudnessMeter(RATE, 5);

        meter.accept(channels, channels[0].length);

        assertThat(meter.integratedLufs()).isCloseTo(-23.0, within(0.1));
    }

    @Test
    void shouldLeaveOutLowFrequencyChannelOfFivePointOne() {
        float[] silent = new float[RATE * 5];
        float[] tone = Signals.sine(1000, 0.1, 0, RATE, 5);
        LoudnessMeter front = new LoudnessMeter(RATE, 6);
        LoudnessMeter low = new LoudnessMeter(RATE, 6);

        front.accept(new float[][] {tone, silent, silent, silent, silent, silent}, tone.length);
        low.accept(new float[][] {tone, silent, silent, tone, silent, silent}, tone.length);

        assertThat(low.integratedLufs()).isEqualTo(front.integratedLufs());
    }

    /** Short-term loudness is −23.0 throughout, so its range is nothing. */
    @Test
    void shouldMeetTech3341Case9() {
        Part[] parts = new Part[10];
        for (int i = 0; i < 10; i += 2) {
            parts[i] = new Part(-20, 1.34);
            parts[i + 1] = new Part(-30, 1.66);
        }
        LoudnessMeter meter = play(RATE, parts);

        assertThat(meter.rangeLu()).isLessThan(0.2);
        assertThat(meter.shortTermLufs()).hasSize(121);
        assertThat(Arrays.stream(meter.shortTermLufs()).allMatch(l -> Math.abs(l + 23) < 0.1))
                .isTrue();
    }

    @Test
    void shouldMeetTech3342Case1() {
        assertThat(play(RATE, new Part(-20, 20), new Part(-30, 20)).rangeLu()).isCloseTo(10, within(1.0));
    }

    @Test
    void shouldMeetTech3342Case2() {
        assertThat(play(RATE, new Part(-20, 20), new Part(-15, 20)).rangeLu()).isCloseTo(5, within(1.0));
    }

    @Test
    void shouldMeetTech3342Case3() {
        assertThat(play(RATE, new Part(-40, 20), new Part(-20, 20)).rangeLu()).isCloseTo(20, within(1.0));
    }

    @Test
    void shouldMeetTech3342Case4() {
        LoudnessMeter meter = play(
                RATE, new Part(-50, 20), new Part(-35, 20), new Part(-20, 20), new Part(-35, 20), new Part(-50, 20));

        assertThat(meter.rangeLu()).isCloseTo(15, within(1.0));
    }

    /** BS.1770-5 annex 1: a 997-Hz sine at 0 dBFS in one front channel reads −3.01 LKFS. */
    @Test
    void shouldReadTheStandardsReferenceSine() {
        LoudnessMeter meter = new LoudnessMeter(RATE, 1);

        meter.accept(new float[][] {Signals.sine(997, 1, 0, RATE, 10)}, 10 * RATE);

        assertThat(meter.integratedLufs()).isCloseTo(-3.01, within(0.01));
    }

    /** BS.1770-5 annex 1, tables 1 and 2. */
    @Test
    void shouldHaveTheStandardsCoefficientsAt48Kilohertz() {
        double[][] shelf = KWeighting.shelf(48_000);
        double[][] highPass = KWeighting.highPass(48_000);

        assertThat(shelf[0])
                .containsExactly(new double[] {1.53512485958697, -2.69169618940638, 1.19839281085285}, within(1e-10));
        assertThat(shelf[1]).containsExactly(new double[] {1, -1.69065929318241, 0.73248077421585}, within(1e-10));
        assertThat(highPass[1]).containsExactly(new double[] {1, -1.99004745483398, 0.99007225036621}, within(1e-10));
    }

    @Test
    void shouldCountSilentSteps() {
        LoudnessMeter meter = new LoudnessMeter(RATE, 1);

        meter.accept(new float[][] {Signals.sine(1000, 0.1, 0, RATE, 3)}, 3 * RATE);
        meter.accept(new float[][] {new float[RATE]}, RATE);

        assertThat(meter.silenceRatio()).isCloseTo(0.25, within(0.03)); // the filter rings for a step
    }

    @Test
    void shouldKnowNothingOfSilence() {
        LoudnessMeter meter = new LoudnessMeter(RATE, 2);

        meter.accept(new float[2][RATE * 5], RATE * 5);

        assertThat(meter.integratedLufs()).isNull();
        assertThat(meter.rangeLu()).isNull();
        assertThat(meter.silenceRatio()).isEqualTo(1);
    }

    @Test
    void shouldNotDependOnBlocks() {
        float[][] music = Signals.music(44_100, 5, 3);
        LoudnessMeter whole = new LoudnessMeter(44_100, 2);
        LoudnessMeter pieces = new LoudnessMeter(44_100, 2);

        whole.accept(music, music[0].length);
        for (int at = 0; at < music[0].length; at += 1000) {
            float[][] piece = {Arrays.copyOfRange(music[0], at, at + 1000), Arrays.copyOfRange(music[1], at, at + 1000)
            };
            pieces.accept(piece, Math.min(1000, music[0].length - at));
        }

        assertThat(pieces.integratedLufs()).isCloseTo(whole.integratedLufs(), within(1e-9));
    }

    private static LoudnessMeter play(int rate, Part... parts) {
        LoudnessMeter meter = new LoudnessMeter(rate, 2);
        for (Part part : parts) {
            float[] tone = Signals.sine(1000, amplitude(part.decibels()), 0, rate, part.seconds());
            meter.accept(new float[][] {tone, tone}, tone.length);
        }
        return meter;
    }

    private static double amplitude(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
