package org.tonemark.nets.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Card.GeneratorCard;
import org.tonemark.nets.model.Columns;
import org.tonemark.nets.model.Ensemble;
import org.tonemark.nets.model.GeneratorModel;
import org.tonemark.nets.model.Head;
import org.tonemark.nets.model.MlpShape;
import org.tonemark.nets.model.RankGauss;
import org.tonemark.nets.model.Samples;

/** Trains the network that names generators: sources with enough AI tracks, all others and human music as they are. */
final class GeneratorTrainer {
    private static final int FEWEST_TRACKS = 10;
    private static final double THRESHOLD = 0.9;

    private GeneratorTrainer() {}

    /** {@code null} when fewer than two generators have enough tracks. */
    static @Nullable GeneratorModel train(List<Measured> tracks, FeatureLayout layout, TrainOptions options) {
        Map<String, Long> counts = tracks.stream()
                .filter(OriginTrainer::isAi)
                .collect(Collectors.groupingBy(t -> t.track().source(), TreeMap::new, Collectors.counting()));
        List<String> labels = new ArrayList<>(counts.entrySet().stream()
                .filter(e -> e.getValue() >= FEWEST_TRACKS)
                .map(Map.Entry::getKey)
                .toList());
        if (labels.size() < 2) {
            return null;
        }
        labels.add(GeneratorCard.HUMAN);
        List<String> names = layout.origin().stream()
                .filter(n -> n.startsWith("lines.") || n.startsWith("partial."))
                .toList();
        int[] columns = Columns.of(layout.origin(), names);
        NetworkDesign design = NetworkDesign.GENERATORS;
        MlpShape shape = new MlpShape(columns.length, design.hidden(), labels.size(), Head.SOFTMAX);
        Samples samples = samples(tracks, labels, columns);
        Ensemble network = Ensemble.train(
                RankGauss.fit(samples.inputs()),
                shape,
                samples,
                design.training().times(options.effort()),
                options.members(),
                options.seed(),
                i -> {});
        return new GeneratorModel(
                new GeneratorCard(names, labels, "origin-generator.net", THRESHOLD), columns, network);
    }

    private static Samples samples(List<Measured> tracks, List<String> labels, int[] columns) {
        List<double[]> inputs = new ArrayList<>();
        List<double[]> targets = new ArrayList<>();
        for (Measured track : tracks) {
            boolean ai = OriginTrainer.isAi(track);
            int label = labels.indexOf(ai ? track.track().source() : GeneratorCard.HUMAN);
            if (label < 0) {
                continue;
            }
            double[] target = new double[labels.size()];
            target[label] = 1;
            Stream.concat(Stream.of(track.clean()), track.altered().stream())
                    .flatMap(input -> input.windows().stream())
                    .map(TrackInput.Window::origin)
                    .forEach(row -> {
                        inputs.add(Columns.pick(row, columns));
                        targets.add(target);
                    });
        }
        double[] weights = new double[inputs.size()];
        java.util.Arrays.fill(weights, 1);
        return new Samples(inputs.toArray(double[][]::new), targets.toArray(double[][]::new), weights);
    }
}
