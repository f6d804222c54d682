package org.tonemark.features.spectrum;

/** Order statistics by selection, in place: quantiles of type 7 (Hyndman and Fan 1996), numpy's default. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * Quantile {@code q} of {@code v[0 … n)}, whose order is changed.
     *
     * @param q in [0, 1]
     * @return NaN if {@code n} is 0
     */
    public static double quantile(float[] v, int n, double q) {
        if (n == 0) {
            return Double.NaN;
        }
        double rank = q * (n - 1);
        int k = (int) rank;
        double low = select(v, 0, n - 1, k);
        double part = rank - k;
        return part == 0 ? low : low + part * (smallest(v, k + 1, n) - low);
    }

    /** Median of {@code v[from … to)}, whose order is changed; NaN if empty. */
    public static double median(float[] v, int from, int to) {
        int n = to - from;
        if (n == 0) {
            return Double.NaN;
        }
        int k = from + (n - 1) / 2;
        double low = select(v, from, to - 1, k);
        return n % 2 == 1 ? low : 0.5 * (low + smallest(v, k + 1, to));
    }

    /** Quantile {@code q} of {@code v[0 … n)}, whose order is changed; NaN if {@code n} is 0. */
    public static double quantile(double[] v, int n, double q) {
        if (n == 0) {
            return Double.NaN;
        }
        double rank = q * (n - 1);
        int k = (int) rank;
        double low = select(v, 0, n - 1, k);
        double part = rank - k;
        if (part == 0) {
            return low;
        }
        double next = v[k + 1];
        for (int i = k + 2; i < n; i++) {
            next = Math.min(next, v[i]);
        }
        return low + part * (next - low);
    }

    /**
     * The {@code k}-th smallest of {@code v[from … to]} (Hoare's selection); afterwards nothing before {@code k} is
     * larger and nothing after it smaller.
     */
    public static float select(float[] v, int from, int to, int k) {
        int lo = from;
        int hi = to;
        while (lo < hi) {
            float pivot = medianOfThree(v[lo], v[(lo + hi) >>> 1], v[hi]);
            int i = lo;
            int j = hi;
            while (i <= j) {
                while (v[i] < pivot) {
                    i++;
                }
                while (v[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swap = v[i];
                    v[i++] = v[j];
                    v[j--] = swap;
                }
            }
            if (k <= j) {
                hi = j;
            } else if (k >= i) {
                lo = i;
            } else {
                break;
            }
        }
        return v[k];
    }

    private static double select(double[] v, int from, int to, int k) {
        int lo = from;
        int hi = to;
        while (lo < hi) {
            double pivot = v[(lo + hi) >>> 1];
            int i = lo;
            int j = hi;
            while (i <= j) {
                while (v[i] < pivot) {
                    i++;
                }
                while (v[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = v[i];
                    v[i++] = v[j];
                    v[j--] = swap;
                }
            }
            if (k <= j) {
                hi = j;
            } else if (k >= i) {
                lo = i;
            } else {
                break;
            }
        }
        return v[k];
    }

    private static float smallest(float[] v, int from, int to) {
        float m = v[from];
        for (int i = from + 1; i < to; i++) {
            m = Math.min(m, v[i]);
        }
        return m;
    }

    private static float medianOfThree(float a, float b, float c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
