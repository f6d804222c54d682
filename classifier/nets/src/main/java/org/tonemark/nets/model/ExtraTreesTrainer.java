package org.tonemark.nets.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tonemark.features.spectrum.Quantiles;

/**
 * Grows {@link ExtraTrees}: at each node some features are drawn, for each a threshold between its extremes there, and
 * the one with the least weighted Gini impurity is asked. The same samples and seed give the same forest.
 */
public final class ExtraTreesTrainer {
    private final float[][] rows;
    private final double[] target;
    private final double[] weight;
    private final int leaf;
    private final int tried;

    /** Nodes of the tree that is being grown. */
    private final List<Short> features = new ArrayList<>();

    private final List<Float> values = new ArrayList<>();
    private final List<Integer> rights = new ArrayList<>();

    private ExtraTreesTrainer(float[][] rows, double[] target, double[] weight, int leaf) {
        this.rows = rows;
        this.target = target;
        this.weight = weight;
        this.leaf = leaf;
        this.tried = (int) Math.sqrt(rows[0].length);
    }

    /**
     * Grows a forest.
     *
     * @param samples one output; NaN inputs are missing
     * @param trees 1 or more
     * @param leaf fewest samples of a leaf
     */
    public static ExtraTrees train(Samples samples, int trees, int leaf, long seed) {
        float[] fill = medians(samples.inputs());
        float[][] rows =
                Arrays.stream(samples.inputs()).map(row -> filled(row, fill)).toArray(float[][]::new);
        double[] target =
                Arrays.stream(samples.targets()).mapToDouble(t -> t[0]).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        List<ExtraTrees.Tree> grown = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            grown.add(new ExtraTreesTrainer(rows, target, samples.weights(), leaf).tree(random.split()));
        }
        return new ExtraTrees(fill, grown);
    }

    private static float[] medians(double[][] rows) {
        float[] medians = new float[rows[0].length];
        for (int f = 0; f < medians.length; f++) {
            int feature = f;
            double[] known = Arrays.stream(rows)
                    .mapToDouble(r -> r[feature])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            medians[f] = known.length == 0 ? 0 : (float) Quantiles.quantile(known, known.length, 0.5);
        }
        return medians;
    }

    private static float[] filled(double[] row, float[] fill) {
        float[] out = new float[row.length];
        for (int f = 0; f < out.length; f++) {
            out[f] = Double.isNaN(row[f]) ? fill[f] : (float) row[f];
        }
        return out;
    }

    private ExtraTrees.Tree tree(SplittableRandom random) {
        int[] samples = new int[rows.length];
        Arrays.setAll(samples, i -> i);
        grow(samples, 0, samples.length, random);
        short[] feature = new short[features.size()];
        float[] value = new float[feature.length];
        int[] right = new int[feature.length];
        for (int i = 0; i < feature.length; i++) {
            feature[i] = features.get(i);
            value[i] = values.get(i);
            right[i] = rights.get(i);
        }
        return new ExtraTrees.Tree(feature, value, right);
    }

    private record Split(int feature, float threshold, double impurity) {}

    private void grow(int[] samples, int from, int to, SplittableRandom random) {
        int node = features.size();
        Split split = best(samples, from, to, random);
        features.add((short) (split == null ? -1 : split.feature));
        values.add(split == null ? (float) share(samples, from, to) : split.threshold);
        rights.add(0);
        if (split != null) {
            int middle = partition(samples, from, to, split);
            grow(samples, from, middle, random);
            rights.set(node, features.size());
            grow(samples, middle, to, random);
        }
    }

    private double share(int[] samples, int from, int to) {
        double ai = 0;
        double all = 0;
        for (int i = from; i < to; i++) {
            ai += weight[samples[i]] * target[samples[i]];
            all += weight[samples[i]];
        }
        return all == 0 ? 0.5 : ai / all;
    }

    private @org.jspecify.annotations.Nullable Split best(int[] samples, int from, int to, SplittableRandom random) {
        double share = share(samples, from, to);
        if (to - from < 2 * leaf || share <= 0 || share >= 1) {
            return null;
        }
        Split best = null;
        for (int i = 0; i < tried; i++) {
            int feature = random.nextInt(rows[0].length);
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (int s = from; s < to; s++) {
                float v = rows[samples[s]][feature];
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
            float threshold = (float) (low + random.nextDouble() * (high - low));
            double impurity = low < high ? impurity(samples, from, to, feature, threshold) : Double.NaN;
            if (impurity < (best == null ? Double.POSITIVE_INFINITY : best.impurity)) {
                best = new Split(feature, threshold, impurity);
            }
        }
        return best;
    }

    /** Σ of both sides' weight · share · (1 − share); NaN when a side has too few samples. */
    private double impurity(int[] samples, int from, int to, int feature, float threshold) {
        double[] ai = new double[2];
        double[] all = new double[2];
        int left = 0;
        for (int i = from; i < to; i++) {
            int s = samples[i];
            int side = rows[s][feature] <= threshold ? 0 : 1;
            left += 1 - side;
            ai[side] += weight[s] * target[s];
            all[side] += weight[s];
        }
        if (left < leaf || to - from - left < leaf) {
            return Double.NaN;
        }
        return ai[0] * (1 - ai[0] / all[0]) + ai[1] * (1 - ai[1] / all[1]);
    }

    private int partition(int[] samples, int from, int to, Split split) {
        int middle = from;
        for (int i = from; i < to; i++) {
            int s = samples[i];
            if (rows[s][split.feature] <= split.threshold) {
                samples[i] = samples[middle];
                samples[middle++] = s;
            }
        }
        return middle;
    }
}
