package org.tonemark.nets.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Input transformation that is kept with a network: each feature goes through its training distribution to a normal one
 * (rank-Gauss, the inverse normal of the rank; van der Waerden 1952), so that outliers and units do not matter. A
 * feature that is missing (NaN) takes the median, which is 0.
 *
 * @param knots {@code [feature][knot]}: values of the training set at equally spaced ranks 0 … 1, not decreasing; a
 *     feature that was always missing or constant has equal knots and becomes 0
 */
public record RankGauss(double[][] knots) implements InputTransform {
    /** Knots a feature; ranks between them are linear. */
    public static final int KNOTS = 65;

    private static final double[] NORMAL = normalQuantiles();

    /**
     * Learns the distributions.
     *
     * @param rows {@code [sample][feature]}, NaN where missing; at least one row
     */
    public static RankGauss fit(double[][] rows) {
        double[][] knots = new double[rows[0].length][];
        for (int f = 0; f < knots.length; f++) {
            int feature = f;
            double[] known = Arrays.stream(rows)
                    .mapToDouble(r -> r[feature])
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            knots[f] = quantiles(known);
        }
        return new RankGauss(knots);
    }

    /** Writes the knots, in single precision. */
    void write(DataOutputStream out) throws IOException {
        for (double[] feature : knots) {
            for (double knot : feature) {
                out.writeFloat((float) knot);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static RankGauss read(DataInputStream in, int features) throws IOException {
        double[][] knots = new double[features][KNOTS];
        for (double[] feature : knots) {
            for (int i = 0; i < KNOTS; i++) {
                feature[i] = in.readFloat();
            }
        }
        return new RankGauss(knots);
    }

    /** One row, within ±{@link #limit()}. @throws IllegalArgumentException if it has another number of features */
    @Override
    public double[] apply(double[] row) {
        if (row.length != knots.length) {
            throw new IllegalArgumentException(row.length + " features where " + knots.length + " are known");
        }
        double[] out = new double[row.length];
        for (int f = 0; f < out.length; f++) {
            out[f] = normal(knots[f], row[f]);
        }
        return out;
    }

    @Override
    public RankGauss rounded() {
        return new RankGauss(Arrays.stream(knots).map(InputTransform::rounded).toArray(double[][]::new));
    }

    /** The largest absolute value that comes out: the normal quantile of half a knot from the end. */
    public static double limit() {
        return NORMAL[KNOTS - 1];
    }

    private static double normal(double[] table, double value) {
        if (Double.isNaN(value) || table[0] == table[KNOTS - 1]) {
            return 0;
        }
        if (value <= table[0]) {
            return value < table[0] ? NORMAL[0] : middleOfTies(table, 0);
        }
        if (value >= table[KNOTS - 1]) {
            return value > table[KNOTS - 1] ? NORMAL[KNOTS - 1] : middleOfTies(table, KNOTS - 1);
        }
        int above = 1;
        while (table[above] < value) {
            above++;
        }
        if (table[above] == value) {
            return middleOfTies(table, above);
        }
        double share = (value - table[above - 1]) / (table[above] - table[above - 1]);
        return NORMAL[above - 1] + share * (NORMAL[above] - NORMAL[above - 1]);
    }

    /** Equal values share the rank in the middle of them. */
    private static double middleOfTies(double[] table, int at) {
        int low = at;
        int high = at;
        while (low > 0 && table[low - 1] == table[at]) {
            low--;
        }
        while (high < KNOTS - 1 && table[high + 1] == table[at]) {
            high++;
        }
        return (NORMAL[low] + NORMAL[high]) / 2;
    }

    private static double[] quantiles(double[] sorted) {
        double[] out = new double[KNOTS];
        for (int k = 0; k < KNOTS && sorted.length > 0; k++) {
            double at = k * (sorted.length - 1.0) / (KNOTS - 1);
            int below = (int) at;
            int above = Math.min(below + 1, sorted.length - 1);
            // No interpolation between equal values: keeps ties exact
            out[k] = sorted[below] == sorted[above]
                    ? sorted[below]
                    : sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }
        return out;
    }

    private static double[] normalQuantiles() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] out = new double[KNOTS];
        for (int k = 0; k < KNOTS; k++) {
            out[k] = normal.inverseCumulativeProbability((k + 0.5) / KNOTS);
        }
        return out;
    }
}
