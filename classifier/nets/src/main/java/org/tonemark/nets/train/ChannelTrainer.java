package org.tonemark.nets.train;

import java.util.Arrays;
import org.tonemark.nets.model.Ensemble;
import org.tonemark.nets.model.Head;
import org.tonemark.nets.model.MlpShape;
import org.tonemark.nets.model.RankGauss;
import org.tonemark.nets.model.Samples;

/** The network that sees only what the file says of itself: a comparison, never part of a model. */
public final class ChannelTrainer {
    private ChannelTrainer() {}

    /**
     * Trains on some rows and gives the log-odds of others.
     *
     * @param rows {@code [track][channel feature]}
     * @param ai truth of each row; both kinds must occur
     */
    public static double[] trainAndScore(double[][] rows, boolean[] ai, double[][] others, long seed) {
        double positives = 0;
        for (boolean one : ai) {
            positives += one ? 1 : 0;
        }
        double[][] targets = new double[rows.length][];
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            targets[i] = new double[] {ai[i] ? 1 : 0};
            weights[i] = rows.length / 2.0 / (ai[i] ? positives : rows.length - positives);
        }
        NetworkDesign design = NetworkDesign.CHANNEL;
        MlpShape shape = new MlpShape(rows[0].length, design.hidden(), 1, Head.SIGMOID);
        Ensemble network = Ensemble.train(
                RankGauss.fit(rows), shape, new Samples(rows, targets, weights), design.training(), 1, seed, i -> {});
        return Arrays.stream(network.logits(others)).mapToDouble(r -> r[0]).toArray();
    }
}
