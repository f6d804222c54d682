package org.tonemark.nets.model;

import java.util.Arrays;

/**
 * Targets of a {@link Head#LINEAR} network in units of their deviation while it is trained; afterwards the scaling is
 * folded into the output layer, so that the network gives the targets' own units. Other heads keep their targets.
 */
record TargetScaling(double[] mean, double[] deviation) {

    static TargetScaling of(Head head, double[][] targets) {
        int n = targets[0].length;
        double[] mean = new double[n];
        double[] deviation = new double[n];
        Arrays.fill(deviation, 1);
        for (int o = 0; o < n && head == Head.LINEAR; o++) {
            int output = o;
            double m =
                    Arrays.stream(targets).mapToDouble(t -> t[output]).average().orElse(0);
            double variance = Arrays.stream(targets)
                    .mapToDouble(t -> (t[output] - m) * (t[output] - m))
                    .average()
                    .orElse(0);
            mean[o] = m;
            deviation[o] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        return new TargetScaling(mean, deviation);
    }

    double[][] apply(double[][] targets) {
        double[][] out = new double[targets.length][mean.length];
        for (int i = 0; i < out.length; i++) {
            for (int o = 0; o < mean.length; o++) {
                out[i][o] = (targets[i][o] - mean[o]) / deviation[o];
            }
        }
        return out;
    }

    /** The output layer's weights and biases stand last, weights output by output. */
    void fold(double[] parameters, MlpShape shape) {
        int outputs = shape.outputs();
        int inputs = shape.hidden().isEmpty()
                ? shape.inputs()
                : shape.hidden().get(shape.hidden().size() - 1);
        int weights = parameters.length - (inputs + 1) * outputs;
        int biases = parameters.length - outputs;
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                parameters[weights + o * inputs + i] *= deviation[o];
            }
            parameters[biases + o] = parameters[biases + o] * deviation[o] + mean[o];
        }
    }
}
