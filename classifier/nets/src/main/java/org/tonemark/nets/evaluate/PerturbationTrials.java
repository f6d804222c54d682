package org.tonemark.nets.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tonemark.nets.Progress;
import org.tonemark.nets.dataset.Dataset;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.dataset.Measurements;

/** Perturbs a sample of both classes and scores it by models that did not see the tracks. */
final class PerturbationTrials {
    private final Dataset dataset;
    private final List<Measured> tracks;
    private final FoldModels models;
    private final Measurements measurements;
    private final long seed;

    /**
     * @param tracks those that the models' folds are of
     * @param measurements with the perturbations as alterations
     */
    PerturbationTrials(
            Dataset dataset, List<Measured> tracks, FoldModels models, Measurements measurements, long seed) {
        this.dataset = dataset;
        this.tracks = tracks;
        this.models = models;
        this.measurements = measurements;
        this.seed = seed;
    }

    /**
     * @param sample tracks of each class, or all there are
     * @param threshold raw score that 1 % of unaltered human tracks exceed
     */
    PerturbationReport run(int sample, double threshold, Progress progress) {
        int[] drawn = IntStream.concat(draw(Label.AI, sample), draw(Label.HUMAN, sample))
                .sorted()
                .toArray();
        List<String> names = measurements.alterations(Integer.MAX_VALUE);
        Dataset part = new Dataset(
                dataset.root(),
                IntStream.of(drawn).mapToObj(t -> tracks.get(t).track()).toList());
        List<Measured> perturbed = measurements.measure(part, names.size(), progress);
        List<TrackResult> results = IntStream.range(0, drawn.length)
                .mapToObj(i -> CrossValidation.score(models.without(drawn[i])::score, perturbed.get(i)))
                .filter(Objects::nonNull)
                .toList();
        return new PerturbationScoring(results, threshold).report(names);
    }

    /** From the groups in turn, so that a small group is in the sample and a large one does not fill it. */
    private IntStream draw(Label label, int sample) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int t = 0; t < tracks.size(); t++) {
            if (tracks.get(t).track().label() == label) {
                groups.computeIfAbsent(tracks.get(t).track().group(), g -> new ArrayList<>())
                        .add(t);
            }
        }
        TreeSet<Integer> drawn = new TreeSet<>();
        while (drawn.size() < sample && !groups.isEmpty()) {
            for (List<Integer> group : groups.values()) {
                if (drawn.size() < sample) {
                    drawn.add(group.remove(random.nextInt(group.size())));
                }
            }
            groups.values().removeIf(List::isEmpty);
        }
        return drawn.stream().mapToInt(Integer::intValue);
    }
}
