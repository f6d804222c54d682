package org.tonemark.nets.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Gems;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Ensemble;
import org.tonemark.nets.model.FamilyScaling;
import org.tonemark.nets.model.Head;
import org.tonemark.nets.model.MlpShape;
import org.tonemark.nets.model.Samples;

/** Trains networks of genre and mood: one row a window, a track is the mean of its windows. */
public final class TagTrainer {
    private final FeatureLayout layout;
    private final TrainOptions options;

    public TagTrainer(FeatureLayout layout, TrainOptions options) {
        this.layout = layout;
        this.options = options;
    }

    /** Tracks whose genre and mood features could be measured. */
    public static List<Measured> measured(List<Measured> tracks) {
        return tracks.stream().filter(t -> rows(t.clean()).length > 0).toList();
    }

    /** A softmax over the labels, in their order. @param tracks with one of the labels each */
    Ensemble genre(List<Measured> tracks, List<String> labels) {
        return train(tracks, Head.SOFTMAX, labels.size(), t -> {
            double[] target = new double[labels.size()];
            target[labels.indexOf(t.track().genre())] = 1;
            return target;
        });
    }

    /** Shares of votes of the nine emotions. @param tracks with votes each */
    Ensemble mood(List<Measured> tracks) {
        return train(
                tracks,
                Head.LINEAR,
                Gems.EMOTIONS.size(),
                t -> Objects.requireNonNull(t.track().mood()).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    /** Mean logits of each track by a network that was trained on the other folds. */
    public double[][] heldOutGenre(List<Measured> tracks, List<String> labels, int[] fold) {
        return heldOut(tracks, fold, others -> genre(others, labels));
    }

    /** Mood of each track by a network that was trained on the other folds. */
    public double[][] heldOutMood(List<Measured> tracks, int[] fold) {
        return heldOut(tracks, fold, this::mood);
    }

    private static double[][] heldOut(List<Measured> tracks, int[] fold, Function<List<Measured>, Ensemble> train) {
        double[][] out = new double[tracks.size()][];
        for (int f : Arrays.stream(fold).distinct().sorted().toArray()) {
            Ensemble network = train.apply(OriginTrainer.pick(tracks, Folds.select(fold, f, false)));
            for (int t : Folds.select(fold, f, true)) {
                out[t] = mean(network.logits(rows(tracks.get(t).clean())));
            }
        }
        return out;
    }

    private Ensemble train(List<Measured> tracks, Head head, int outputs, Function<Measured, double[]> target) {
        List<double[]> inputs = new ArrayList<>();
        List<double[]> targets = new ArrayList<>();
        for (Measured track : tracks) {
            for (double[] row : rows(track.clean())) {
                inputs.add(row);
                targets.add(target.apply(track));
            }
        }
        double[] weights = new double[inputs.size()];
        Arrays.fill(weights, 1);
        Samples samples = new Samples(inputs.toArray(double[][]::new), targets.toArray(double[][]::new), weights);
        NetworkDesign design = NetworkDesign.TAGS;
        MlpShape shape = new MlpShape(layout.tags().size(), design.hidden(), outputs, head);
        FamilyScaling scaling = FamilyScaling.fit(samples.inputs(), layout.tags());
        return Ensemble.train(
                scaling,
                shape,
                samples,
                design.training().times(options.effort()),
                options.members(),
                options.seed(),
                i -> {});
    }

    private static double[][] rows(TrackInput input) {
        return input.windows().stream()
                .map(TrackInput.Window::tags)
                .filter(Objects::nonNull)
                .toArray(double[][]::new);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }
}
