package org.tonemark.nets.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.calibrate.Temperature;
import org.tonemark.nets.model.Card.TagCard;
import org.tonemark.verdict.Verdict;

/** Scores genre or mood from one row of features a track. */
final class TagModel {
    private static final String UNKNOWN = "unknown";

    private final TagCard card;
    private final Ensemble network;

    TagModel(TagCard card, ModelFiles files) {
        this.card = card;
        network = EnsembleFile.read(card.file(), files.get(card.file()));
    }

    /** What its network makes embeddings with; {@code null} for a network that makes none. */
    @Nullable
    Embedder embedder() {
        return Embedder.of(network);
    }

    /**
     * Most likely class after temperature scaling, or {@code unknown} below the threshold.
     *
     * @param windows {@code [window][feature]}, at least one; probabilities are averaged
     */
    Verdict.Genre genre(double[][] windows) {
        double[] p = new double[card.labels().size()];
        for (double[] logits : network.logits(windows)) {
            double[] one = Temperature.softmax(logits, card.temperature());
            for (int i = 0; i < p.length; i++) {
                p[i] += one[i] / windows.length;
            }
        }
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            best = p[i] > p[best] ? i : best;
        }
        String label = p[best] >= card.threshold() ? card.labels().get(best) : UNKNOWN;
        return new Verdict.Genre(label, p[best], named(p));
    }

    /** Share of listeners of each emotion, 0 … 1, averaged over the windows. */
    Verdict.Mood mood(double[][] windows) {
        double[] mean = new double[card.labels().size()];
        for (double[] row : network.predict(windows)) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / windows.length;
            }
        }
        return new Verdict.Mood(named(mean));
    }

    private Map<String, Double> named(double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(card.labels().get(i), Math.max(0, Math.min(1, values[i])));
        }
        return named;
    }
}
