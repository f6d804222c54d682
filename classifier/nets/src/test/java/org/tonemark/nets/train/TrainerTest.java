package org.tonemark.nets.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.ModelScores;
import org.tonemark.nets.OriginScores;
import org.tonemark.nets.Progress;
import org.tonemark.nets.SyntheticTracks;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.DatasetException;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.CellKind;
import org.tonemark.nets.model.ModelFiles;
import org.tonemark.verdict.Verdict;

class TrainerTest {
    private static final TrainOptions OPTIONS = new TrainOptions("test-1", 5, 1, 1, Path.of("unused"), 1, 0.15);
    private static ModelFiles files;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainOnce() {
        files = train(OPTIONS);
    }

    @Test
    void shouldGiveTheSameBytesWhenTrainedTwice() {
        assertThat(train(OPTIONS).get(ModelFiles.SUMS)).isEqualTo(files.get(ModelFiles.SUMS));
        TrainOptions other = new TrainOptions("test-1", 6, 1, 1, Path.of("unused"), 1, 0.15);
        assertThat(train(other).get(ModelFiles.SUMS)).isNotEqualTo(files.get(ModelFiles.SUMS));
    }

    @Test
    void shouldScoreAsItWasTrainedWhenLoadedFromItsDirectory() throws IOException {
        files.write(folder);

        ModelBundle bundle = ModelBundle.load(folder);

        assertThat(bundle.id()).isEqualTo("test-1");
        OriginScores ai = origin(bundle, Label.AI);
        OriginScores human = origin(bundle, Label.HUMAN);
        assertThat(ai.aiLikelihood()).isGreaterThan(0.9);
        assertThat(human.aiLikelihood()).isLessThan(0.1);
        assertThat(ai.humanPValue()).isLessThan(human.humanPValue());
        assertThat(ai.evidence()).extracting("family").containsExactly("decoder-lines", "partials");
        assertThat(ai.segments()).singleElement().satisfies(s -> {
            assertThat(s.endSeconds()).isEqualTo(15);
            assertThat(s.aiLikelihood()).isEqualTo(ai.aiLikelihood());
        });
    }

    @Test
    void shouldShowOneFamilyOnlyWhenHumanMusicWentThroughACodec() {
        OriginScores codec = origin(ModelBundle.of(files), Label.HUMAN_CODEC);

        assertThat(codec.evidence().get(0).nullQuantile()).isGreaterThan(0.9);
        assertThat(codec.evidence().get(1).nullQuantile()).isLessThan(0.9);
    }

    @Test
    void shouldNameGenreAndMoodOfTheTrainedCentres() {
        ModelScores scores = ModelBundle.of(files).score(SyntheticTracks.input(Label.HUMAN, 1, 15, random()));

        assertThat(scores.genre()).isNotNull();
        assertThat(scores.genre().label()).isEqualTo("loud");
        assertThat(scores.genre().scores().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isBetween(0.999, 1.001);
        assertThat(scores.mood().scores()).hasSize(9);
        assertThat(mood(1)).isGreaterThan(mood(0) + 0.1);
    }

    private static double mood(int genre) {
        ModelScores scores = ModelBundle.of(files).score(SyntheticTracks.input(Label.HUMAN, genre, 15, random()));
        return scores.mood().scores().values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    @Test
    void shouldGiveNoOriginWhenThereIsNoWindow() {
        TrackInput some = SyntheticTracks.input(Label.AI, 0, 15, random());
        TrackInput silent = new TrackInput(some.audio(), 0, List.of());

        assertThat(ModelBundle.of(files).score(silent).origin()).isNull();
        assertThat(ModelBundle.of(files).score(silent).genre()).isNull();
    }

    @Test
    void shouldAgreeToTheBitWhenEightThreadsScore() {
        ModelBundle bundle = ModelBundle.of(files);
        TrackInput track = SyntheticTracks.input(Label.AI, 0, 15, random());
        ModelScores alone = bundle.score(track);

        List<ModelScores> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> bundle.score(track))
                .toList();

        assertThat(together).allMatch(alone::equals);
    }

    @Test
    void shouldKeepOneCellWhenThereAreTooFewTracksForMore() {
        assertThat(ModelBundle.of(files).card().origin().human())
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.kind()).isEqualTo(CellKind.ALL);
                    assertThat(cell.score().size()).isEqualTo(48);
                    assertThat(cell.families()).hasSize(2);
                });
        assertThat(origin(ModelBundle.of(files), Label.AI).calibration())
                .isEqualTo(new Verdict.Calibration("all durations", 48, 48));
    }

    @Test
    void shouldCardWhatAUserMustKnow() {
        String page = new String(files.get("card.md"), StandardCharsets.UTF_8);

        assertThat(page).contains("# Model card: test-1", "human-codec: 6", "unstated licences", "cut-5s", "abc123");
    }

    @Test
    void shouldSayWhatIsNeededWhenAllHumanTracksAreOfOneGroup() {
        List<Measured> tracks = SyntheticTracks.make(20, 0, 1).stream()
                .filter(t -> t.track().label() == Label.AI || t.track().source().equals("human 0"))
                .toList();

        assertThatThrownBy(() -> Trainer.train(tracks, SyntheticTracks.LAYOUT, OPTIONS, List.of(), "", Progress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("human tracks of at least 2 groups");
    }

    private static OriginScores origin(ModelBundle bundle, Label label) {
        return Objects.requireNonNull(
                bundle.score(SyntheticTracks.input(label, 0, 15, random())).origin());
    }

    private static SplittableRandom random() {
        return new SplittableRandom(78);
    }

    private static ModelFiles train(TrainOptions options) {
        return Trainer.train(
                SyntheticTracks.make(48, 1, 1),
                SyntheticTracks.LAYOUT,
                options,
                List.of("cut-5s"),
                "abc123",
                Progress.NONE);
    }
}
