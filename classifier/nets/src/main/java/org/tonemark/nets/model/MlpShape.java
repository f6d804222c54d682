package org.tonemark.nets.model;

import java.util.List;

/**
 * Layers of a multilayer perceptron.
 *
 * @param inputs number of features
 * @param hidden units of each hidden layer (ReLU), from input to output; empty for a linear model
 * @param outputs number of outputs
 */
public record MlpShape(int inputs, List<Integer> hidden, int outputs, Head head) {

    public MlpShape {
        hidden = List.copyOf(hidden);
    }

    /** Weights and biases together. */
    public int parameters() {
        int sum = 0;
        int previous = inputs;
        for (int units : hidden) {
            sum += (previous + 1) * units;
            previous = units;
        }
        return sum + (previous + 1) * outputs;
    }
}
