package org.tonemark.nets.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.calibrate.Temperature;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Gems;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.Card.TagCard;
import org.tonemark.nets.model.Ensemble;

/**
 * A trained network of genre or mood with its card.
 *
 * @param dropped labels of the manifest that the network does not know, with the reason; empty for mood
 */
record TrainedTags(TagCard card, Ensemble network, List<String> dropped) {
    private static final int FOLDS = 5;
    private static final int FEWEST_TRACKS = 7;
    private static final double LEAST_RECALL = 0.5;

    /** Confidence below which nobody should rely on the answer: three of four kept answers are right there. */
    private static final double UNKNOWN_BELOW = 0.45;

    /**
     * Genre: the labels with tracks enough and a held-out recall of at least one half; a label that the network does not
     * find is of no use to anybody. {@code null} when fewer than two are left.
     */
    static @Nullable TrainedTags genre(List<Measured> all, FeatureLayout layout, TrainOptions options) {
        List<Measured> labelled = TagTrainer.measured(all).stream()
                .filter(t -> t.track().forTags() && t.track().genre() != null)
                .toList();
        Map<String, Long> counts = labelled.stream()
                .collect(Collectors.groupingBy(TrainedTags::genre, TreeMap::new, Collectors.counting()));
        List<String> dropped = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        counts.forEach((label, n) -> {
            if (n >= FEWEST_TRACKS) {
                labels.add(label);
            } else {
                dropped.add(label + ": only " + n + " tracks");
            }
        });
        if (labels.size() < 2) {
            return null;
        }
        TagTrainer trainer = new TagTrainer(layout, options);
        List<String> kept = found(trainer, labelled, labels, options, dropped);
        if (kept.size() < 2) {
            return null;
        }
        List<Measured> tracks = with(labelled, kept);
        double[][] logits = trainer.heldOutGenre(tracks, kept, folds(tracks, options));
        double temperature = Temperature.fit(
                logits, tracks.stream().mapToInt(t -> kept.indexOf(genre(t))).toArray());
        return new TrainedTags(
                new TagCard(kept, "genre.net", temperature, UNKNOWN_BELOW), trainer.genre(tracks, kept), dropped);
    }

    /** Mood; {@code null} without labelled tracks. */
    static @Nullable TrainedTags mood(List<Measured> all, FeatureLayout layout, TrainOptions options) {
        List<Measured> tracks = TagTrainer.measured(all).stream()
                .filter(t -> t.track().forTags() && t.track().mood() != null)
                .toList();
        return tracks.size() < FEWEST_TRACKS
                ? null
                : new TrainedTags(
                        new TagCard(Gems.EMOTIONS, "mood.net", 1, 0),
                        new TagTrainer(layout, options).mood(tracks),
                        List.of());
    }

    private static List<String> found(
            TagTrainer trainer,
            List<Measured> labelled,
            List<String> labels,
            TrainOptions options,
            List<String> dropped) {
        List<Measured> tracks = with(labelled, labels);
        double[][] logits = trainer.heldOutGenre(tracks, labels, folds(tracks, options));
        Map<String, Integer> hits = new TreeMap<>();
        Map<String, Integer> totals = new TreeMap<>();
        for (int t = 0; t < logits.length; t++) {
            String truth = genre(tracks.get(t));
            totals.merge(truth, 1, Integer::sum);
            hits.merge(truth, labels.get(largest(logits[t])).equals(truth) ? 1 : 0, Integer::sum);
        }
        List<String> kept = new ArrayList<>();
        for (String label : labels) {
            if (hits.get(label) >= LEAST_RECALL * totals.get(label)) {
                kept.add(label);
            } else {
                dropped.add(label + ": " + hits.get(label) + " of " + totals.get(label) + " found when held out");
            }
        }
        kept.sort(Comparator.naturalOrder());
        return kept;
    }

    static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static int[] folds(List<Measured> tracks, TrainOptions options) {
        return Folds.known(
                tracks.stream().map(Measured::track).toList(),
                t -> t.source() + "/" + t.genre(),
                FOLDS,
                options.seed());
    }

    private static List<Measured> with(List<Measured> tracks, List<String> labels) {
        return tracks.stream().filter(t -> labels.contains(genre(t))).toList();
    }

    private static String genre(Measured track) {
        return Objects.requireNonNull(track.track().genre());
    }
}
