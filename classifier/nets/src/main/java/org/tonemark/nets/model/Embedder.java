package org.tonemark.nets.model;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.SoundEmbedding;

/**
 * Makes the embedding of a track from its windows. Two halves of equal weight, each the mean over the windows brought to
 * unit length:
 *
 * <ul>
 *   <li>the features of genre and mood as the genre network scales them ({@link FamilyScaling}: no label went into it),
 *       projected on {@value SoundEmbedding#DESCRIPTORS} directions of random signs, which keeps angles (Achlioptas,
 *       "Database-friendly random projections", JCSS 66(4), 2003);
 *   <li>the hidden layer of the first member of the genre network.
 * </ul>
 *
 * What either half finds, and both, is measured in docs/similar.md.
 */
final class Embedder {
    /** Of the signs; another one makes other embeddings, which do not compare with those kept. */
    private static final long SEED = 20261121;

    private static final double HIGHEST = 127;

    private final Ensemble network;
    /** {@code [feature][direction]}, ±1. */
    private final boolean[][] plus;

    private Embedder(Ensemble network) {
        this.network = network;
        plus = new boolean[network.shape().inputs()][SoundEmbedding.DESCRIPTORS];
        Random random = new Random(SEED);
        for (boolean[] row : plus) {
            for (int d = 0; d < row.length; d++) {
                row[d] = random.nextBoolean();
            }
        }
    }

    /** {@code null} for a network without the hidden layer that an embedding takes. */
    static @Nullable Embedder of(Ensemble network) {
        return network.shape().hidden().size() == 1 && network.shape().hidden().get(0) == SoundEmbedding.HIDDEN
                ? new Embedder(network)
                : null;
    }

    /** @param windows {@code [window][feature]}, at least one */
    SoundEmbedding embed(double[][] windows) {
        double[] descriptors = new double[SoundEmbedding.DESCRIPTORS];
        double[] hidden = new double[SoundEmbedding.HIDDEN];
        for (double[] window : windows) {
            double[] scaled = network.transform().apply(window);
            project(scaled, descriptors);
            double[] units = network.hidden(scaled);
            for (int u = 0; u < hidden.length; u++) {
                hidden[u] += units[u];
            }
        }
        double[] both = new double[SoundEmbedding.SIZE];
        unit(descriptors, both, 0);
        unit(hidden, both, SoundEmbedding.DESCRIPTORS);
        return rounded(both);
    }

    private void project(double[] scaled, double[] sums) {
        for (int f = 0; f < scaled.length; f++) {
            for (int d = 0; d < sums.length; d++) {
                sums[d] += plus[f][d] ? scaled[f] : -scaled[f];
            }
        }
    }

    private static void unit(double[] vector, double[] into, int from) {
        double power = 0;
        for (double v : vector) {
            power += v * v;
        }
        for (int i = 0; i < vector.length && power > 0; i++) {
            into[from + i] = vector[i] / Math.sqrt(power);
        }
    }

    private static SoundEmbedding rounded(double[] vector) {
        double highest = 0;
        for (double v : vector) {
            highest = Math.max(highest, Math.abs(v));
        }
        byte[] values = new byte[vector.length];
        for (int i = 0; i < values.length && highest > 0; i++) {
            values[i] = (byte) Math.round(HIGHEST * vector[i] / highest);
        }
        return new SoundEmbedding(values);
    }
}
