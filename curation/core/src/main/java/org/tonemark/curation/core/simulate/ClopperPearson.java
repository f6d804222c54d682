package org.tonemark.curation.core.simulate;

/** Exact confidence limits of a share (Clopper and Pearson, Biometrika 26, 1934). */
public final class ClopperPearson {
    private ClopperPearson() {}

    /**
     * Upper end of the two-sided 95 % interval: the share p at which k or fewer hits of n have probability 2.5 %.
     *
     * @return 1 for n = 0
     */
    public static double upper95(long hits, long n) {
        if (n == 0 || hits >= n) {
            return 1;
        }
        double low = (double) hits / n;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (atMost(hits, n, middle) > 0.025) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** P(X ≤ k) of a binomial, term after term in logarithms. */
    private static double atMost(long k, long n, double p) {
        double log = n * Math.log1p(-p);
        double sum = Math.exp(log);
        for (long i = 1; i <= k; i++) {
            log += Math.log((double) (n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
            sum += Math.exp(log);
        }
        return sum;
    }
}
