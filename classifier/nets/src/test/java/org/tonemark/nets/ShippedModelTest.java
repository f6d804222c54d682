package org.tonemark.nets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tonemark.nets.dataset.Gems;
import org.tonemark.nets.dataset.Label;

/** The model under {@code models/}, not its quality: that is what {@code evaluate} measures. */
class ShippedModelTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("tonemark.root"), "models", "origin-2026.11e");

    @Test
    void shouldLoadForTheFeaturesThatThisProgramMeasures() {
        ModelBundle bundle = ModelBundle.load(DIRECTORY);

        assertThat(bundle.id()).isEqualTo("origin-2026.11e");
        assertThat(bundle.card().origin().human())
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.score().size()).isGreaterThanOrEqualTo(199));
        assertThat(bundle.card().genre().labels()).contains("classical", "electronic", "pop", "rock");
        assertThat(bundle.card().mood().labels()).isEqualTo(Gems.EMOTIONS);
    }

    @Test
    void shouldScoreHigherWhenLinesAreStronger() {
        ModelBundle bundle = ModelBundle.load(DIRECTORY);
        TrackInput weak = SyntheticTracks.input(Label.HUMAN, 0, 15, new SplittableRandom(1));
        double[] origin = weak.windows().get(0).origin().clone();
        origin[FeatureLayout.measured().origin().indexOf("lines.s")] = 8;
        TrackInput strong = new TrackInput(
                weak.audio(), weak.bandwidthHz(), java.util.List.of(new TrackInput.Window(0, 15, origin, null)));

        assertThat(bundle.score(strong).origin().aiLikelihood())
                .isGreaterThan(bundle.score(weak).origin().aiLikelihood());
        assertThat(bundle.score(strong).genre()).isNull();
    }

    @Test
    void shouldStaySmall() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isLessThan(6L << 20);
        }
    }
}
