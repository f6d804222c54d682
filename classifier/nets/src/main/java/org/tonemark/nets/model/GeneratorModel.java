package org.tonemark.nets.model;

import java.util.Arrays;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.OriginScores;
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
     * The likeliest generator over the windows; without a name (unknown) when its mean probability is below the threshold.
     * The novelty is one minus the largest probability of any label, the network's class of human music among them
     * (Hendrycks and Gimpel, ICLR 2017).
     *
     * @param windows {@code [window][feature]} of the whole layout, at least one
     */
    public OriginScores.Generator name(double[][] windows) {
        double[] mean = probabilities(windows);
        int human = card.labels().indexOf(GeneratorCard.HUMAN);
        int best = human == 0 ? 1 : 0;
        for (int i = 0; i < mean.length; i++) {
            best = i != human && mean[i] > mean[best] ? i : best;
        }
        double largest = Math.max(mean[best], mean[human]);
        boolean known = mean[best] >= card.threshold();
        return new OriginScores.Generator(
                known ? card.labels().get(best) : null, Math.min(1, mean[best]), Math.max(0, 1 - largest));
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
