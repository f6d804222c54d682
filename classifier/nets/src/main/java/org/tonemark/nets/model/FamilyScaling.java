package org.tonemark.nets.model;

import java.util.Arrays;
import java.util.List;

/**
 * Scaling in which families of features weigh the same, however many features they have: v′ = clip((v − mean)/sd, ±4) ·
 * gain with gain = 1/√(size of the family), times one factor that gives all values together a unit deviation. A missing
 * value (NaN) becomes 0, the mean; so does a feature that was constant.
 *
 * @param mean of each feature
 * @param deviation of each feature; 0 for a constant one
 * @param gain of each feature
 */
public record FamilyScaling(double[] mean, double[] deviation, double[] gain) implements InputTransform {
    private static final double LIMIT = 4;

    /**
     * Learns the scaling.
     *
     * @param rows {@code [sample][feature]}, NaN where missing; at least one
     * @param names of the features; the family is what stands before the first dot
     */
    public static FamilyScaling fit(double[][] rows, List<String> names) {
        int n = names.size();
        double[] mean = new double[n];
        double[] deviation = new double[n];
        double[] gain = new double[n];
        for (int f = 0; f < n; f++) {
            int feature = f;
            double[] known = Arrays.stream(rows)
                    .mapToDouble(r -> r[feature])
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            mean[f] = Arrays.stream(known).average().orElse(0);
            double m = mean[f];
            deviation[f] = Math.sqrt(
                    Arrays.stream(known).map(v -> (v - m) * (v - m)).average().orElse(0));
            String family = family(names.get(f));
            gain[f] = 1
                    / Math.sqrt(
                            names.stream().filter(o -> family(o).equals(family)).count());
        }
        FamilyScaling plain = new FamilyScaling(mean, deviation, gain);
        double power = Arrays.stream(plain.apply(rows))
                .flatMapToDouble(Arrays::stream)
                .map(v -> v * v)
                .average()
                .orElse(1);
        double factor = power > 0 ? 1 / Math.sqrt(power) : 1;
        return new FamilyScaling(
                mean, deviation, Arrays.stream(gain).map(g -> g * factor).toArray());
    }

    private static String family(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    @Override
    public double[] apply(double[] row) {
        if (row.length != mean.length) {
            throw new IllegalArgumentException(row.length + " features where " + mean.length + " are known");
        }
        double[] out = new double[row.length];
        for (int f = 0; f < out.length; f++) {
            if (deviation[f] > 0 && !Double.isNaN(row[f])) {
                double z = (row[f] - mean[f]) / deviation[f];
                out[f] = gain[f] * Math.max(-LIMIT, Math.min(LIMIT, z));
            }
        }
        return out;
    }

    @Override
    public FamilyScaling rounded() {
        return new FamilyScaling(
                InputTransform.rounded(mean), InputTransform.rounded(deviation), InputTransform.rounded(gain));
    }
}
