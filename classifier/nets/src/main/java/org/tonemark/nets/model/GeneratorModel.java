package org.tonemark.nets.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.model.Card.GeneratorCard;

/** Names the family of generators that a track most looks like, or none. */
public record GeneratorModel(GeneratorCard card, int[] columns, Ensemble network) {

    static GeneratorModel read(GeneratorCard card, FeatureLayout layout, ModelFiles files) {
        return new GeneratorModel(
                card,
                Columns.of(layout.origin(), card.columns()),
                EnsembleFile.read(card.file(), files.get(card.file())));
    }

    /**
     * The likeliest label over the windows; {@code null} (unknown) when its mean probability is below the threshold or
     * it is the network's own class of human music.
     *
     * @param windows {@code [window][feature]} of the whole layout, at least one
     */
    public @Nullable String name(double[][] windows) {
        double[] mean = probabilities(windows);
        int best = 0;
        for (int i = 1; i < mean.length; i++) {
            best = mean[i] > mean[best] ? i : best;
        }
        String label = card.labels().get(best);
        return mean[best] < card.threshold() || label.equals(GeneratorCard.HUMAN) ? null : label;
    }

    /** Mean over the windows of each label's probability. */
    public double[] probabilities(double[][] windows) {
        double[][] rows =
                Arrays.stream(windows).map(w -> Columns.pick(w, columns)).toArray(double[][]::new);
        double[] mean = new double[card.labels().size()];
        for (double[] row : network.predict(rows)) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / windows.length;
            }
        }
        return mean;
    }
}
