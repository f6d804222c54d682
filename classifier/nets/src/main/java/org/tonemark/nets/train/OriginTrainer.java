package org.tonemark.nets.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.Progress;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Columns;
import org.tonemark.nets.model.FamilyScorer;
import org.tonemark.nets.model.KernelTrainer;
import org.tonemark.nets.model.Samples;

/** Trains the scorers of AI origin on measured tracks, and scores tracks by scorers that did not see them. */
final class OriginTrainer {
    private final FeatureLayout layout;
    private final List<FamilyDesign> designs;
    private final TrainOptions options;

    OriginTrainer(FeatureLayout layout, TrainOptions options) {
        this.layout = layout;
        this.designs = FamilyDesign.all(layout);
        this.options = options;
    }

    List<FamilyDesign> designs() {
        return designs;
    }

    /** A scorer of each family, trained on all windows of the tracks. */
    List<FamilyScorer> fit(List<Measured> tracks) {
        return designs.stream().map(d -> fit(d, tracks)).toList();
    }

    private FamilyScorer fit(FamilyDesign design, List<Measured> tracks) {
        int[] columns = Columns.of(layout.origin(), design.columns());
        KernelDesign kernel = design.kernel();
        if (kernel == null) {
            return FamilyScorer.Lines.of(columns);
        }
        return new FamilyScorer.Kernel(
                columns, KernelTrainer.train(samples(tracks, columns), kernel.gamma(), kernel.ridge()));
    }

    /**
     * Scores every track by scorers that were trained on the other folds.
     *
     * @param fold of each track
     */
    HeldOutScores heldOut(List<Measured> tracks, int[] fold, Progress progress) {
        double[][][][] values = new double[designs.size()][tracks.size()][][];
        int[] folds = Arrays.stream(fold).distinct().sorted().toArray();
        for (int i = 0; i < folds.length; i++) {
            progress.at("held-out folds", i, folds.length);
            List<Measured> others = pick(tracks, Folds.select(fold, folds[i], false));
            List<FamilyScorer> scorers = fit(others);
            for (int t : Folds.select(fold, folds[i], true)) {
                for (int f = 0; f < scorers.size(); f++) {
                    values[f][t] = variants(scorers.get(f), tracks.get(t));
                }
            }
        }
        progress.at("held-out folds", folds.length, folds.length);
        return new HeldOutScores(values);
    }

    private static double[][] variants(FamilyScorer scorer, Measured track) {
        return inputs(track)
                .map(input -> scorer.score(
                        input.windows().stream().map(TrackInput.Window::origin).toArray(double[][]::new)))
                .toArray(double[][]::new);
    }

    /** Rows of the files as they are; AI and human tracks weigh the same in sum, tracks weigh the same within each. */
    private static Samples samples(List<Measured> tracks, int[] columns) {
        List<double[]> inputs = new ArrayList<>();
        List<double[]> targets = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double ai = tracks.stream().filter(OriginTrainer::isAi).count();
        for (Measured track : tracks) {
            List<double[]> rows = track.clean().windows().stream()
                    .map(w -> Columns.pick(w.origin(), columns))
                    .toList();
            double share = 0.5 / (isAi(track) ? ai : tracks.size() - ai) / rows.size();
            for (double[] row : rows) {
                inputs.add(row);
                targets.add(new double[] {isAi(track) ? 1 : 0});
                weights.add(share);
            }
        }
        return new Samples(
                inputs.toArray(double[][]::new),
                targets.toArray(double[][]::new),
                weights.stream().mapToDouble(w -> w * inputs.size()).toArray());
    }

    static boolean isAi(Measured track) {
        return track.track().label() == Label.AI;
    }

    static List<Measured> pick(List<Measured> tracks, int[] which) {
        return IntStream.of(which).mapToObj(tracks::get).toList();
    }

    private static Stream<TrackInput> inputs(Measured track) {
        return Stream.concat(Stream.of(track.clean()), track.altered().stream());
    }
}
