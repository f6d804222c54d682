package org.tonemark.nets.model;

import java.util.List;

/**
 * A forest of extremely randomised trees (Geurts, Ernst and Wehenkel, Machine Learning 63, 2006): the probability is the
 * mean of the trees' leaves. Immutable.
 *
 * @param fill for each feature the value that stands for a missing one (NaN)
 * @param trees one or more
 */
public record ExtraTrees(float[] fill, List<Tree> trees) {
    private static final double LEAST = 0.001;

    public ExtraTrees {
        trees = List.copyOf(trees);
    }

    /**
     * Nodes of a tree in preorder: the left child follows its parent.
     *
     * @param feature of each node's question; −1 for a leaf
     * @param value threshold of a question, where smaller or equal goes left; share of AI of a leaf
     * @param right index of the right child; 0 for a leaf
     */
    public record Tree(short[] feature, float[] value, int[] right) {
        float leaf(float[] row) {
            int node = 0;
            while (feature[node] >= 0) {
                node = row[feature[node]] <= value[node] ? node + 1 : right[node];
            }
            return value[node];
        }
    }

    /** Probability of AI, 0.001 … 0.999. @throws IllegalArgumentException if the row has another number of features */
    public double probability(double[] row) {
        if (row.length != fill.length) {
            throw new IllegalArgumentException(row.length + " features where " + fill.length + " are known");
        }
        float[] known = new float[row.length];
        for (int f = 0; f < known.length; f++) {
            known[f] = Double.isNaN(row[f]) ? fill[f] : (float) row[f];
        }
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.leaf(known);
        }
        return Math.max(LEAST, Math.min(1 - LEAST, sum / trees.size()));
    }

    /** Log-odds, ±6.9 at most. */
    public double logOdds(double[] row) {
        double p = probability(row);
        return Math.log(p / (1 - p));
    }
}
