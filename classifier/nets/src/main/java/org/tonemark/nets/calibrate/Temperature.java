package org.tonemark.nets.calibrate;

/** Temperature scaling of a softmax (Guo, Pleiss, Sun and Weinberger, ICML 2017). */
public final class Temperature {
    private static final int STEPS = 200;

    private Temperature() {}

    /** Probabilities: softmax(logits/temperature). */
    public static double[] softmax(double[] logits, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (double v : logits) {
            max = Math.max(max, v);
        }
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp((logits[i] - max) / temperature);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    /**
     * The temperature between 0.1 and 10 with the least log loss on held-out logits, by golden-section search over its
     * logarithm (the loss is convex in 1/temperature).
     *
     * @param truth class of each row
     */
    public static double fit(double[][] logits, int[] truth) {
        double low = Math.log(0.1);
        double high = Math.log(10);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < STEPS && high - low > 1e-6; i++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (loss(logits, truth, Math.exp(left)) < loss(logits, truth, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double loss(double[][] logits, int[] truth, double temperature) {
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            sum -= Math.log(Math.max(1e-300, softmax(logits[i], temperature)[truth[i]]));
        }
        return sum;
    }
}
