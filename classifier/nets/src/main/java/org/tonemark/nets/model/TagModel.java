package org.tonemark.nets.model;

import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Most likely class after temperature scaling, or {@code unknown} below the threshold. */
    Verdict.Genre genre(double[] row) {
        double[] p = Temperature.softmax(network.logits(new double[][] {row})[0], card.temperature());
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            best = p[i] > p[best] ? i : best;
        }
        String label = p[best] >= card.threshold() ? card.labels().get(best) : UNKNOWN;
        return new Verdict.Genre(label, p[best], named(p));
    }

    /** Share of listeners of each emotion, 0 … 1. */
    Verdict.Mood mood(double[] row) {
        return new Verdict.Mood(named(network.predict(new double[][] {row})[0]));
    }

    private Map<String, Double> named(double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(card.labels().get(i), Math.max(0, Math.min(1, values[i])));
        }
        return named;
    }
}
