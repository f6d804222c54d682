package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.nets.SyntheticTracks;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.Label;

class EmbedderTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("tonemark.root"), "models", "origin-2026.11e");
    private static final int FEATURES = FeatureLayout.measured().tags().size();

    private final Ensemble genre =
            EnsembleFile.read("genre.net", ModelFiles.read(DIRECTORY).get("genre.net"));

    private static double[] row(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(FEATURES, -3, 3).toArray();
    }

    @Test
    void shouldGiveTheHiddenLayerThatTheNetworkHas() {
        Mlp member = new Mlp(genre.shape(), genre.parameters().get(0));
        double[] ready = genre.transform().apply(row(1));
        double[] hidden = member.hidden(ready);
        double[] parameters = member.parameters();
        int outputs = genre.shape().outputs();
        int weights = (FEATURES + 1) * hidden.length;
        double[] logits = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            logits[o] = parameters[weights + hidden.length * outputs + o];
            for (int u = 0; u < hidden.length; u++) {
                logits[o] += parameters[weights + o * hidden.length + u] * hidden[u];
            }
        }
        assertThat(logits).containsExactly(member.logits(new double[][] {ready})[0], within(1e-9));
        assertThat(java.util.Arrays.stream(hidden).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        assertThat(java.util.Arrays.stream(hidden).max().orElseThrow()).isPositive();
    }

    @Test
    void shouldKeepAnglesOfDescriptors() {
        Embedder embedder = Objects.requireNonNull(Embedder.of(genre));
        double[] one = row(1);
        double[] near = one.clone();
        SplittableRandom random = new SplittableRandom(9);
        for (int f = 0; f < near.length; f++) {
            near[f] += random.nextDouble(-0.3, 0.3);
        }
        SoundEmbedding a = embedder.embed(new double[][] {one});
        SoundEmbedding b = embedder.embed(new double[][] {near});
        SoundEmbedding far = embedder.embed(new double[][] {row(2)});
        assertThat(a.cosine(a)).isCloseTo(1, within(1e-12));
        assertThat(a.cosine(b)).isGreaterThan(a.cosine(far) + 0.1);
        assertThat(embedder.embed(new double[][] {one, one})).isEqualTo(a);
    }

    @Test
    void shouldEmbedATrackOfTheShippedModelAndNotSilence() {
        ModelBundle bundle = ModelBundle.load(DIRECTORY);
        TrackInput track = SyntheticTracks.input(Label.HUMAN, 0, 15, new SplittableRandom(1));
        TrackInput.Window window = track.windows().get(0);
        TrackInput sounding = new TrackInput(
                track.audio(),
                track.bandwidthHz(),
                java.util.List.of(new TrackInput.Window(0, 15, window.origin(), row(3))));
        TrackInput silent = new TrackInput(
                track.audio(),
                track.bandwidthHz(),
                java.util.List.of(new TrackInput.Window(0, 15, window.origin(), null)));
        SoundEmbedding embedding = Objects.requireNonNull(bundle.score(sounding).embedding());
        assertThat(bundle.score(sounding).embedding()).isEqualTo(embedding);
        assertThat(embedding.values()).hasSize(384).contains((byte) 127);
        assertThat(bundle.score(silent).embedding()).isNull();
    }
}
