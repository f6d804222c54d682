package org.tonemark.features.spectrum;

/** Moments, percentiles and correlations of rows of values over time. */
public final class Statistics {
    private static final double CONSTANT = 1e-9;

    private Statistics() {}

    /** Mean. */
    public static double mean(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x;
        }
        return sum / v.length;
    }

    /** Population standard deviation. */
    public static double deviation(double[] v) {
        double mean = mean(v);
        double squares = 0;
        for (double x : v) {
            squares += (x - mean) * (x - mean);
        }
        return Math.sqrt(squares / v.length);
    }

    /** Biased skewness; 0 where the deviation is below 1e-9. */
    public static double skewness(double[] v) {
        double mean = mean(v);
        double squares = 0;
        double cubes = 0;
        for (double x : v) {
            double d = x - mean;
            squares += d * d;
            cubes += d * d * d;
        }
        double deviation = Math.sqrt(squares / v.length);
        return deviation < CONSTANT ? 0 : cubes / v.length / (deviation * deviation * deviation);
    }

    /** Quantile {@code q} in [0, 1] of type 7; leaves {@code v} as it is. */
    public static double quantile(double[] v, double q) {
        return Quantiles.quantile(v.clone(), v.length, q);
    }

    /** Means of all rows, then their deviations. */
    public static double[] meansAndDeviations(double[][] rows) {
        double[] out = new double[2 * rows.length];
        for (int r = 0; r < rows.length; r++) {
            out[r] = mean(rows[r]);
            out[rows.length + r] = deviation(rows[r]);
        }
        return out;
    }

    /** Means of all rows, then their deviations, skewnesses, 10 % and 90 % quantiles. */
    public static double[] fiveStatistics(double[]... rows) {
        int n = rows.length;
        double[] out = new double[5 * n];
        for (int r = 0; r < n; r++) {
            out[r] = mean(rows[r]);
            out[n + r] = deviation(rows[r]);
            out[2 * n + r] = skewness(rows[r]);
            double[] copy = rows[r].clone();
            out[3 * n + r] = Quantiles.quantile(copy, copy.length, 0.1);
            out[4 * n + r] = Quantiles.quantile(copy, copy.length, 0.9);
        }
        return out;
    }

    /** Correlations of all pairs of rows, upper triangle row by row; 0 where a row's deviation is below 1e-9. */
    public static double[] correlations(double[][] rows) {
        int n = rows.length;
        double[][] unit = new double[n][];
        for (int r = 0; r < n; r++) {
            unit[r] = standardised(rows[r]);
        }
        double[] out = new double[n * (n - 1) / 2];
        int at = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                out[at++] = dot(unit[i], unit[j]) / unit[i].length;
            }
        }
        return out;
    }

    private static double[] standardised(double[] v) {
        double mean = mean(v);
        double deviation = deviation(v);
        double scale = deviation < CONSTANT ? 0 : 1 / deviation;
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = (v[i] - mean) * scale;
        }
        return out;
    }

    /** Inner product, in four partial sums. */
    public static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
