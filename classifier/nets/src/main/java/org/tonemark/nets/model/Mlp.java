package org.tonemark.nets.model;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A multilayer perceptron in DL4J, for use: it gives the values before the head's activation (log-odds for
 * {@link Head#SIGMOID}, unnormalised log-probabilities for {@link Head#SOFTMAX}), in double precision. Thread-safe:
 * DL4J synchronises calls.
 */
final class Mlp {
    private static final MlpTraining UNTRAINED = new MlpTraining(0, 1, 0, 0, 0, MlpTraining.Regularisation.NONE);

    private final MlpShape shape;
    private final MultiLayerNetwork network;
    private final double[] parameters;

    /** @param parameters as {@link #parameters()} gives them */
    Mlp(MlpShape shape, double[] parameters) {
        if (parameters.length != shape.parameters()) {
            throw new IllegalArgumentException(
                    parameters.length + " parameters where " + shape.parameters() + " are needed");
        }
        this.shape = shape;
        this.parameters = parameters.clone();
        network = new MultiLayerNetwork(
                configuration(shape, new NoOp(), 0, UNTRAINED, Activation.IDENTITY, LossFunction.MSE));
        network.init(Nd4j.create(parameters).reshape(1, parameters.length), true);
    }

    /** {@code [sample][feature]} → {@code [sample][output]}, before the head's activation; no rows give none. */
    double[][] logits(double[][] rows) {
        if (rows.length == 0) {
            return new double[0][];
        }
        return network.output(Nd4j.create(rows), false).toDoubleMatrix();
    }

    /** Values of the first hidden layer for one row, without DL4J: its lock would hold up other threads. */
    double[] hidden(double[] row) {
        double[] out = new double[shape.hidden().get(0)];
        for (int u = 0; u < out.length; u++) {
            // DL4J keeps the weights of one unit side by side, and the biases after all weights
            double sum = parameters[row.length * out.length + u];
            for (int f = 0; f < row.length; f++) {
                sum += parameters[u * row.length + f] * row[f];
            }
            out[u] = Math.max(0, sum);
        }
        return out;
    }

    /** All weights and biases, in DL4J's order. */
    double[] parameters() {
        return parameters.clone();
    }

    MlpShape shape() {
        return shape;
    }

    /** Layers of the shape; the output layer's activation and loss are the caller's. */
    static MultiLayerConfiguration configuration(
            MlpShape shape, IUpdater updater, long seed, MlpTraining training, Activation output, LossFunction loss) {
        NeuralNetConfiguration.Builder common = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.DOUBLE)
                .weightInit(WeightInit.XAVIER)
                .updater(updater);
        if (training.l2() > 0) {
            common.l2(training.l2());
        }
        if (training.weightDecay() > 0) {
            common.weightDecay(training.weightDecay());
        }
        NeuralNetConfiguration.ListBuilder layers = common.list();
        int previous = shape.inputs();
        double dropout = training.regularisation().inputDropout();
        for (int units : shape.hidden()) {
            DenseLayer.Builder dense =
                    new DenseLayer.Builder().nIn(previous).nOut(units).activation(Activation.RELU);
            layers.layer(dropout > 0 ? dense.dropOut(1 - dropout).build() : dense.build());
            previous = units;
            dropout = training.regularisation().dropout();
        }
        OutputLayer.Builder last = new OutputLayer.Builder(loss)
                .nIn(previous)
                .nOut(shape.outputs())
                .activation(output);
        // DL4J's dropout acts on a layer's input and takes the share that is kept
        return layers.layer(dropout > 0 ? last.dropOut(1 - dropout).build() : last.build())
                .build();
    }
}
