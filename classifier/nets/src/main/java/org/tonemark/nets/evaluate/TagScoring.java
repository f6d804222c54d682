package org.tonemark.nets.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.calibrate.Temperature;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Gems;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.train.TagTrainer;
import org.tonemark.nets.train.TrainOptions;

/** Cross-validates genre and mood. */
final class TagScoring {
    private static final int FOLDS = 5;
    private static final double UNKNOWN_BELOW = 0.45;

    private final TagTrainer trainer;
    private final long seed;

    TagScoring(FeatureLayout layout, TrainOptions options) {
        trainer = new TagTrainer(layout, options);
        // Not the folds that calibrate the shipped model, nor those on which the networks were designed
        seed = options.seed() + 1;
    }

    /** On the collection with the most genre labels: a mix of collections would measure the collections. */
    TagMetrics.@Nullable Genre genre(List<Measured> all) {
        List<Measured> labelled = TagTrainer.measured(all).stream()
                .filter(t -> t.track().forTags() && t.track().genre() != null)
                .toList();
        String largest = labelled.stream()
                .collect(Collectors.groupingBy(t -> t.track().source(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        List<Measured> tracks = labelled.stream()
                .filter(t -> t.track().source().equals(largest))
                .toList();
        List<String> labels =
                tracks.stream().map(TagScoring::genre).distinct().sorted().toList();
        if (labels.size() < 2 || tracks.size() < 2 * FOLDS) {
            return null;
        }
        double[][] logits = trainer.heldOutGenre(tracks, labels, folds(tracks));
        return metrics(tracks, labels, logits);
    }

    private TagMetrics.Genre metrics(List<Measured> tracks, List<String> labels, double[][] logits) {
        int n = tracks.size();
        int[][] confusion = new int[labels.size()][labels.size()];
        boolean[] right = new boolean[n];
        double[] confidence = new double[n];
        int unknown = 0;
        int rightOfKnown = 0;
        for (int t = 0; t < n; t++) {
            double[] p = Temperature.softmax(logits[t], 1);
            int answer = largest(p);
            int truth = labels.indexOf(genre(tracks.get(t)));
            confusion[truth][answer]++;
            right[t] = answer == truth;
            confidence[t] = p[answer];
            unknown += p[answer] < UNKNOWN_BELOW ? 1 : 0;
            rightOfKnown += right[t] && p[answer] >= UNKNOWN_BELOW ? 1 : 0;
        }
        int hits = 0;
        int majority = 0;
        for (int c = 0; c < confusion.length; c++) {
            hits += confusion[c][c];
            majority = Math.max(majority, Arrays.stream(confusion[c]).sum());
        }
        return new TagMetrics.Genre(
                Proportion.of(hits, n),
                Proportion.of(majority, n),
                labels,
                confusion,
                Proportion.of(unknown, n),
                Proportion.of(rightOfKnown, n - unknown),
                CalibrationError.of(confidence, right, seed));
    }

    /** Pearson's correlation over all held-out answers. */
    TagMetrics.@Nullable Mood mood(List<Measured> all) {
        List<Measured> tracks = TagTrainer.measured(all).stream()
                .filter(t -> t.track().forTags() && t.track().mood() != null)
                .toList();
        if (tracks.size() < 2 * FOLDS) {
            return null;
        }
        double[][] answers = trainer.heldOutMood(tracks, folds(tracks));
        Map<String, Double> correlation = new LinkedHashMap<>();
        for (int e = 0; e < Gems.EMOTIONS.size(); e++) {
            int emotion = e;
            double[] votes = tracks.stream()
                    .mapToDouble(t -> Objects.requireNonNull(t.track().mood()).get(emotion))
                    .toArray();
            double[] answer =
                    Arrays.stream(answers).mapToDouble(a -> a[emotion]).toArray();
            double r = new PearsonsCorrelation().correlation(answer, votes);
            correlation.put(Gems.EMOTIONS.get(e), Double.isNaN(r) ? 0 : r);
        }
        String worst = correlation.entrySet().stream()
                .min(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse("");
        double mean = correlation.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        return new TagMetrics.Mood(tracks.size(), correlation, mean, worst);
    }

    private int[] folds(List<Measured> tracks) {
        return Folds.known(
                tracks.stream().map(Measured::track).toList(), t -> t.source() + "/" + t.genre(), FOLDS, seed);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static String genre(Measured track) {
        return Objects.requireNonNull(track.track().genre());
    }
}
