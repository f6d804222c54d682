package org.tonemark.nets.model;

import java.util.Arrays;

/**
 * Solves {@code (K + ridge/weight) votes = class} for a {@link KernelMachine} by conjugate gradients, scaled by the
 * diagonal. No randomness: the same samples give the same machine.
 */
public final class KernelTrainer {
    private static final int MOST_STEPS = 2_000;

    /** Share of the first residual at which the solution is near enough. */
    private static final double ACCURACY = 1e-5;

    private final float[][] kernel;
    private final double[] diagonal;

    private KernelTrainer(float[][] kernel, double[] diagonal) {
        this.kernel = kernel;
        this.diagonal = diagonal;
    }

    /**
     * Trains. Memory grows with the square of the rows: 36 MB for 3,000.
     *
     * @param samples one output, 1 for AI and 0 for the rest; NaN inputs are missing; weights above 0, mean near 1
     * @param gamma of the kernel, above 0
     * @param ridge how little a single row may bend the answer, above 0
     */
    public static KernelMachine train(Samples samples, double gamma, double ridge) {
        RankGauss transform = RankGauss.fit(samples.inputs()).rounded();
        float[][] points = Arrays.stream(samples.inputs())
                .map(row -> KernelMachine.floats(transform.apply(row)))
                .toArray(float[][]::new);
        double[] classes =
                Arrays.stream(samples.targets()).mapToDouble(t -> 2 * t[0] - 1).toArray();
        double[] diagonal =
                Arrays.stream(samples.weights()).map(w -> 1 + ridge / w).toArray();
        double[] votes = new KernelTrainer(kernel(points, gamma), diagonal).solve(classes);
        return new KernelMachine(transform, points, KernelMachine.floats(votes), gamma);
    }

    /** Lower triangle without the diagonal. */
    private static float[][] kernel(float[][] points, double gamma) {
        float[][] kernel = new float[points.length][];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = new float[i];
            for (int j = 0; j < i; j++) {
                kernel[i][j] = (float) KernelMachine.kernel(gamma, points[i], points[j]);
            }
        }
        return kernel;
    }

    private double[] solve(double[] target) {
        double[] solution = new double[target.length];
        double[] residual = target.clone();
        double[] scaled = scaled(residual);
        double[] direction = scaled.clone();
        double energy = dot(residual, scaled);
        double enough = ACCURACY * ACCURACY * energy;
        for (int step = 0; step < MOST_STEPS && energy > enough; step++) {
            double[] image = times(direction);
            double length = energy / dot(direction, image);
            for (int i = 0; i < solution.length; i++) {
                solution[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            scaled = scaled(residual);
            double next = dot(residual, scaled);
            for (int i = 0; i < direction.length; i++) {
                direction[i] = scaled[i] + next / energy * direction[i];
            }
            energy = next;
        }
        return solution;
    }

    private double[] scaled(double[] v) {
        double[] out = new double[v.length];
        Arrays.setAll(out, i -> v[i] / diagonal[i]);
        return out;
    }

    private double[] times(double[] v) {
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            float[] row = kernel[i];
            double sum = diagonal[i] * v[i];
            for (int j = 0; j < i; j++) {
                sum += row[j] * v[j];
                out[j] += row[j] * v[i];
            }
            out[i] += sum;
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
