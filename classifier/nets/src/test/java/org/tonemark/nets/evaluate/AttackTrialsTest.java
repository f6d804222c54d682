package org.tonemark.nets.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.nets.Progress;
import org.tonemark.nets.SyntheticAudio;
import org.tonemark.nets.SyntheticTracks;
import org.tonemark.nets.attack.Attacks;
import org.tonemark.nets.dataset.AudioMeasurer;
import org.tonemark.nets.dataset.Clip;
import org.tonemark.nets.dataset.Dataset;
import org.tonemark.nets.dataset.FeatureCache;
import org.tonemark.nets.dataset.FfmpegAugmenter;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.dataset.Measurements;
import org.tonemark.nets.model.OriginModel;
import org.tonemark.nets.train.TrainOptions;
import org.tonemark.nets.train.TrainedOrigin;

/** A small run of every attack on synthetic music, with a model trained on synthetic features. */
class AttackTrialsTest {
    @TempDir
    Path folder;

    @Test
    void shouldAcceptNoForgeryAndReadEverythingButSilence() throws IOException {
        Dataset dataset = dataset();
        Measurements measurements = new Measurements(
                new AudioMeasurer(), FfmpegAugmenter.training(), new FeatureCache(folder.resolve("cache")), 1);
        List<Measured> tracks = measurements.measure(dataset, 0, Progress.NONE);
        FoldModels models = new FoldModels(new int[] {0, 0, 1, 1}, Map.of(0, model(1), 1, model(2)));

        AttackReport report = new AttackTrials(dataset, tracks, models, measurements, 5).run(1, Progress.NONE);

        assertThat(report.attacks())
                .hasSize(Attacks.all().size() + 1)
                .allSatisfy(r -> assertThat(r.accepted() + r.review() + r.rejected() + r.unreadable())
                        .isEqualTo(r.tries()))
                .filteredOn(r -> r.attack().equals("silence"))
                .singleElement()
                .satisfies(r -> assertThat(r.unreadable()).isEqualTo(1));
        assertThat(report.attacks())
                .filteredOn(r -> r.attack().startsWith("comb constant"))
                .allSatisfy(r -> assertThat(r.accepted()).isZero());
        assertThat(report.layers().tries()).isEqualTo(1);
        assertThat(report.attacks().get(0).bound()).isEqualTo(Proportion.upperBound(0, 1, 0.05));
    }

    private static OriginModel model(long seed) {
        TrainOptions options = new TrainOptions("test", seed, 1, 1, Path.of("unused"), 1, 0.05);
        return TrainedOrigin.train(SyntheticTracks.make(48, 1, seed), SyntheticTracks.LAYOUT, options, Progress.NONE)
                .model();
    }

    private Dataset dataset() throws IOException {
        write("h1.wav", SyntheticAudio.music(6, 1));
        write("a1.wav", SyntheticAudio.withLines(6, 200, 2));
        write("h2.wav", SyntheticAudio.music(6, 3));
        write("a2.wav", SyntheticAudio.withLines(6, 50, 4));
        Path manifest = Files.writeString(
                folder.resolve("m.tsv"),
                "file\tlabel\tgenerator_or_source\nh1.wav\thuman\ts1\na1.wav\tai\tg1\nh2.wav\thuman\ts2\na2.wav\tai\tg2\n");
        return Dataset.read(manifest, folder);
    }

    private void write(String name, Clip clip) throws IOException {
        byte[] coded = new FfmpegTranscoder().encode(clip.samples(), clip.rate(), FfmpegTranscoder.Format.WAV_S16, 0);
        Files.write(folder.resolve(name), coded);
    }
}
