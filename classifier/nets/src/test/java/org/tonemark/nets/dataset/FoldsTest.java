package org.tonemark.nets.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldShareNeitherSourceNorGroupWhenUnseen(long seed) {
        List<LabelledTrack> tracks = tracks(seed);

        int[] fold = Folds.unseen(tracks, 4, seed);

        for (int f = 0; f < 4; f++) {
            assertThat(values(tracks, Folds.select(fold, f, true), LabelledTrack::source))
                    .doesNotContainAnyElementsOf(values(tracks, Folds.select(fold, f, false), LabelledTrack::source));
            assertThat(values(tracks, Folds.select(fold, f, true), LabelledTrack::group))
                    .doesNotContainAnyElementsOf(values(tracks, Folds.select(fold, f, false), LabelledTrack::group));
        }
        assertThat(fold).isEqualTo(Folds.unseen(tracks, 4, seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldHoldAiAndHumanTracksOutInTurnWhenApart(long seed) {
        List<LabelledTrack> tracks = tracks(seed);

        int[] fold = Folds.unseenApart(tracks, 3, seed);

        for (int f = 0; f < 6; f++) {
            assertThat(values(tracks, Folds.select(fold, f, true), LabelledTrack::group))
                    .doesNotContainAnyElementsOf(values(tracks, Folds.select(fold, f, false), LabelledTrack::group));
        }
        for (int i = 0; i < fold.length; i++) {
            assertThat(fold[i] < 3).isEqualTo(tracks.get(i).label() == Label.AI);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldSpreadEverySourceWhenKnown(long seed) {
        List<LabelledTrack> tracks = tracks(seed);

        int[] fold = Folds.known(tracks, LabelledTrack::source, 5, seed);

        for (String source : values(tracks, Folds.select(fold, -1, false), LabelledTrack::source)) {
            int[] counts = new int[5];
            for (int i = 0; i < fold.length; i++) {
                counts[fold[i]] += tracks.get(i).source().equals(source) ? 1 : 0;
            }
            int least = java.util.Arrays.stream(counts).min().orElseThrow();
            int most = java.util.Arrays.stream(counts).max().orElseThrow();
            assertThat(most - least).isLessThanOrEqualTo(1);
        }
    }

    private static Set<String> values(List<LabelledTrack> tracks, int[] which, Function<LabelledTrack, String> what) {
        Set<String> values = new HashSet<>();
        for (int i : which) {
            values.add(what.apply(tracks.get(i)));
        }
        return values;
    }

    /** Sources that share groups, and groups that share sources. */
    private static List<LabelledTrack> tracks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LabelledTrack> tracks = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Label label = i % 2 == 0 ? Label.AI : Label.HUMAN;
            int source = random.nextInt(14);
            String group = "group " + (random.nextInt(6) == 0 ? (source + 1) % 14 : source) / 2;
            tracks.add(new LabelledTrack(
                    i + ".mp3", label, Use.BOTH, label + " " + source, label + group, null, null, 0, 44100));
        }
        return tracks;
    }
}
