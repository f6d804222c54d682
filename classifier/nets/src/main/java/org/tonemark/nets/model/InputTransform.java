package org.tonemark.nets.model;

import java.util.Arrays;

/** What is done to a row of features before a network sees it; learned on the training rows and kept with the network. */
public sealed interface InputTransform permits RankGauss, FamilyScaling {
    /** One row, NaN where missing. @throws IllegalArgumentException if it has another number of features */
    double[] apply(double[] row);

    /** {@code [sample][feature]} → the same shape. */
    default double[][] apply(double[][] rows) {
        return Arrays.stream(rows).map(this::apply).toArray(double[][]::new);
    }

    /** The transform with its numbers in single precision, as files hold it. */
    InputTransform rounded();

    /** To single precision and back. */
    static double[] rounded(double[] values) {
        return Arrays.stream(values).map(v -> (float) v).toArray();
    }
}
