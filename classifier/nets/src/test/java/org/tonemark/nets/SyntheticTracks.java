package org.tonemark.nets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tonemark.features.AudioInfo;
import org.tonemark.nets.dataset.Gems;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.LabelledTrack;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.dataset.Use;

/**
 * Measured tracks without audio: AI tracks have lines ({@code lines.s}) and shifted partials, human-codec tracks lines
 * alone; the tag features of a genre stand around its own centre.
 */
public final class SyntheticTracks {
    public static final FeatureLayout LAYOUT = FeatureLayout.measured();

    private static final List<String> GENRES = List.of("calm", "loud");

    private SyntheticTracks() {}

    /** As many AI tracks of six sources as human tracks of four, one of them large; codec tracks of two. */
    public static List<Measured> make(int each, int alterations, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Measured> tracks = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            tracks.add(track(Label.AI, i, 6, alterations, random));
            tracks.add(track(Label.HUMAN, i, 6, alterations, random));
            if (i % 8 == 0) {
                tracks.add(track(Label.HUMAN_CODEC, i, 2, alterations, random));
            }
        }
        return tracks;
    }

    /** One window of a kind. */
    public static TrackInput input(Label label, int genre, double seconds, SplittableRandom random) {
        double[] origin = new double[LAYOUT.origin().size()];
        double lines = (label == Label.HUMAN ? 1 : 5) + random.nextGaussian();
        Arrays.setAll(origin, f -> random.nextGaussian() + (label == Label.AI && f % 3 == 2 ? 1 : 0));
        origin[LAYOUT.origin().indexOf("lines.s")] = lines;
        origin[LAYOUT.origin().indexOf("following.constant")] = 1;
        origin[LAYOUT.origin().indexOf("following.programme")] = 1;
        origin[LAYOUT.origin().indexOf("following.weakest-third")] = 2;
        origin[LAYOUT.origin().indexOf("spacing.best")] = 3;
        origin[LAYOUT.origin().indexOf("spacing.halved")] = 0.8;
        origin[LAYOUT.origin().indexOf("comb.loudest")] = 5;
        origin[LAYOUT.origin().indexOf("moved.s")] = 0;
        origin[LAYOUT.origin().indexOf("moved.ratio")] = 1;
        origin[LAYOUT.origin().indexOf("moved.following")] = 0;
        origin[LAYOUT.origin().indexOf("moved.spacing")] = -1;
        origin[origin.length - 1] = Double.NaN;
        double[] tags = new double[LAYOUT.tags().size()];
        Arrays.setAll(tags, f -> random.nextGaussian() + (f % 2 == genre ? 0.5 : 0));
        AudioInfo audio = new AudioInfo(seconds, 44100, 2, "mp3", random.nextBoolean() ? 128 : 192);
        return new TrackInput(
                audio, 16000 + random.nextInt(2000), List.of(new TrackInput.Window(0, seconds, origin, tags)));
    }

    private static Measured track(Label label, int i, int sources, int alterations, SplittableRandom random) {
        int genre = i % 2;
        boolean human = label == Label.HUMAN;
        int number = (label == Label.HUMAN_CODEC ? i / 8 : i / 2) % sources;
        String source = label.spelling() + " " + (human ? Math.min(number, 3) : number);
        LabelledTrack track = new LabelledTrack(
                label.spelling() + i + ".mp3",
                label,
                human ? Use.BOTH : Use.ORIGIN,
                source,
                "by " + source,
                human ? GENRES.get(genre) : null,
                human ? mood(genre, random) : null,
                human ? 20 : 0,
                i % 5 == 0 ? 16000 : 44100);
        List<TrackInput> altered = new ArrayList<>();
        for (int a = 0; a < alterations; a++) {
            altered.add(input(label, genre, a == 0 ? 5 : 15, random));
        }
        return new Measured(track, input(label, genre, 15, random), altered);
    }

    private static List<Double> mood(int genre, SplittableRandom random) {
        return Gems.EMOTIONS.stream()
                .map(e -> (genre == 0 ? 0.2 : 0.6) + 0.1 * random.nextDouble())
                .toList();
    }
}
