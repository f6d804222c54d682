package org.tonemark.nets.model;

/**
 * Training samples of a network.
 *
 * @param inputs {@code [sample][feature]}, already transformed, finite
 * @param targets {@code [sample][output]}
 * @param weights {@code [sample]}, mean near 1
 */
public record Samples(double[][] inputs, double[][] targets, double[] weights) {

    public Samples {
        if (inputs.length == 0 || inputs.length != targets.length || inputs.length != weights.length) {
            throw new IllegalArgumentException("as many targets and weights as inputs, and at least one sample");
        }
    }
}
