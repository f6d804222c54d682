package org.tonemark.nets.calibrate;

/**
 * Logistic calibration, P = 1/(1 + exp(−(slope · s + intercept))), fitted by maximum likelihood on Platt's smoothed
 * targets (Platt 1999) with Newton's method and backtracking (Lin, Lin and Weng, Machine Learning 68, 2007).
 *
 * @param slope not negative, so that the order of scores is kept
 */
public record PlattScaling(double slope, double intercept) {
    private static final int ITERATIONS = 100;
    private static final double RIDGE = 1e-12;

    /**
     * @param scores any finite scale
     * @param weights of each sample, not negative
     * @throws IllegalArgumentException without a positive or without a negative
     */
    public static PlattScaling fit(double[] scores, boolean[] positive, double[] weights) {
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < scores.length; i++) {
            positives += positive[i] ? weights[i] : 0;
            negatives += positive[i] ? 0 : weights[i];
        }
        if (positives <= 0 || negatives <= 0) {
            throw new IllegalArgumentException("logistic calibration needs positives and negatives");
        }
        double[] target = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            target[i] = positive[i] ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
        }
        return newton(scores, target, weights, Math.log((positives + 1) / (negatives + 1)));
    }

    /** The calibrated probability, inside (0, 1). */
    public double apply(double score) {
        return sigmoid(slope * score + intercept);
    }

    private static PlattScaling newton(double[] scores, double[] target, double[] weights, double start) {
        PlattScaling best = new PlattScaling(0, start);
        double loss = loss(best, scores, target, weights);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] step = step(best, scores, target, weights);
            double size = 1;
            PlattScaling next = best;
            double nextLoss = loss;
            while (size > 1e-10 && !(nextLoss < loss)) {
                next = new PlattScaling(best.slope - size * step[0], best.intercept - size * step[1]);
                nextLoss = loss(next, scores, target, weights);
                size /= 2;
            }
            if (!(nextLoss < loss - 1e-12)) {
                break;
            }
            best = next;
            loss = nextLoss;
        }
        return best.slope >= 0 ? best : new PlattScaling(0, start);
    }

    private static double[] step(PlattScaling at, double[] scores, double[] target, double[] weights) {
        double h11 = RIDGE;
        double h12 = 0;
        double h22 = RIDGE;
        double g1 = 0;
        double g2 = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = at.apply(scores[i]);
            double curvature = weights[i] * p * (1 - p);
            double slope = weights[i] * (p - target[i]);
            h11 += scores[i] * scores[i] * curvature;
            h12 += scores[i] * curvature;
            h22 += curvature;
            g1 += scores[i] * slope;
            g2 += slope;
        }
        double determinant = h11 * h22 - h12 * h12;
        return new double[] {(h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant};
    }

    private static double loss(PlattScaling at, double[] scores, double[] target, double[] weights) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = at.slope * scores[i] + at.intercept;
            // log(1 + e^z) − t·z without overflow
            sum += weights[i] * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target[i] * z);
        }
        return sum;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }
}
