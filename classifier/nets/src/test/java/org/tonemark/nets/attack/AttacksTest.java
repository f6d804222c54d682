package org.tonemark.nets.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.SyntheticAudio;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.AudioMeasurer;
import org.tonemark.nets.dataset.Clip;

class AttacksTest {
    private static final Clip HUMAN = SyntheticAudio.music(6, 1);
    private static final Clip AI = SyntheticAudio.withLines(6, 200, 2);

    @Test
    void shouldForgeTheSameFileWhenTheSeedIsTheSame() throws IOException {
        for (String name :
                List.of("buzz", "zero-stuffed x2", "combs of one decoder -30 dB", "AI intro 15 s, human song")) {
            assertThat(attack(name).file(HUMAN, AI, new SplittableRandom(3)))
                    .as(name)
                    .isEqualTo(attack(name).file(HUMAN, AI, new SplittableRandom(3)));
        }
    }

    @Test
    void shouldNameEveryAttackOnce() {
        assertThat(Attacks.all())
                .extracting(Attack::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"comb constant -20 dB, false", "comb following -20 dB, false", "comb band-shaped -20 dB, true"})
    void shouldLockLinesThatFollowTheirBandOnlyWhenShapedByIt(String name, boolean follows) throws IOException {
        double[] origin = measure(attack(name).file(HUMAN, AI, new SplittableRandom(4)));
        List<String> names = FeatureLayout.measured().origin();

        assertThat(origin[names.indexOf("lines.s")]).isGreaterThan(3);
        boolean constant = origin[names.indexOf("following.constant")] > 0;
        boolean programme = origin[names.indexOf("following.programme")] > 0;
        assertThat(constant && programme).isEqualTo(follows);
    }

    @Test
    void shouldLockLinesAtAnotherSpeedWhenTheCombIsOffSpeed() throws IOException {
        Attack attack = attack("comb band-shaped off speed -20 dB");
        double[] origin = measure(attack.file(SyntheticAudio.noise(15, 1), AI, new SplittableRandom(7)));
        List<String> names = FeatureLayout.measured().origin();

        assertThat(origin[names.indexOf("lines.s")]).isLessThan(3);
        assertThat(origin[names.indexOf("moved.s")]).isGreaterThanOrEqualTo(3);
        assertThat(Math.abs(origin[names.indexOf("moved.ratio")] - 1)).isBetween(0.0049, 0.0321);
    }

    @Test
    void shouldLeaveNothingToMeasureWhenSilent() throws IOException {
        byte[] file = attack("silence").file(HUMAN, AI, new SplittableRandom(1));

        assertThat(new AudioMeasurer()
                        .measure(() -> new ByteArrayInputStream(file))
                        .windows())
                .isEmpty();
    }

    @Test
    void shouldPutTagsInFrontWhenTagged() throws IOException {
        byte[] file = attack("tags of a generator").file(HUMAN, AI, new SplittableRandom(1));

        assertThat(new String(file, 0, 200, java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("ID3")
                .contains("made with suno", "Udio");
        assertThat(new AudioMeasurer()
                        .measure(() -> new ByteArrayInputStream(file))
                        .windows())
                .hasSize(1);
    }

    @Test
    void shouldKeepTheStatedLevelWhenLayered() {
        Clip layered = Mixtures.layered(HUMAN, AI, -12);

        double added = 0;
        double[] before = HUMAN.mono();
        double[] after = layered.mono();
        for (int i = 0; i < before.length; i++) {
            added += (after[i] - before[i]) * (after[i] - before[i]);
        }
        double level = 10 * Math.log10(added / before.length / (HUMAN.rms() * HUMAN.rms()));
        assertThat(level).isBetween(-12.1, -11.9);
    }

    private static Attack attack(String name) {
        return Attacks.all().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double[] measure(byte[] file) {
        TrackInput track = new AudioMeasurer().measure(() -> new ByteArrayInputStream(file));
        return track.windows().get(0).origin();
    }
}
