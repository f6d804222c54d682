package org.tonemark.nets.model;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.tonemark.nets.calibrate.Temperature;

/**
 * Networks of one shape that differ by their seed, averaged before the head's activation, with the transformation of
 * their inputs: rows of measurements in, probabilities or values out. Immutable and thread-safe.
 */
public final class Ensemble {
    private final InputTransform transform;
    private final MlpShape shape;
    private final List<Mlp> members;

    Ensemble(InputTransform transform, MlpShape shape, List<double[]> parameters) {
        // Single precision is what files hold: a network in memory and one from its file are the same
        this.transform = transform.rounded();
        this.shape = shape;
        this.members = parameters.stream()
                .map(p -> new Mlp(shape, InputTransform.rounded(p)))
                .toList();
    }

    /**
     * Trains members one after another with seeds {@code seed, seed + 1, …}.
     *
     * @param transform of the inputs
     * @param samples inputs not yet transformed; NaN where missing
     * @param trained told the number of members ready
     */
    public static Ensemble train(
            InputTransform transform,
            MlpShape shape,
            Samples samples,
            MlpTraining training,
            int size,
            long seed,
            IntConsumer trained) {
        Samples ready = new Samples(transform.apply(samples.inputs()), samples.targets(), samples.weights());
        List<double[]> parameters = IntStream.range(0, size)
                .mapToObj(i -> {
                    double[] p =
                            MlpTrainer.train(shape, ready, training, seed + i).parameters();
                    trained.accept(i + 1);
                    return p;
                })
                .toList();
        return new Ensemble(transform, shape, parameters);
    }

    /**
     * Mean over the members of the values before the head's activation.
     *
     * @param rows {@code [sample][feature]}, NaN where missing
     * @return {@code [sample][output]}
     */
    public double[][] logits(double[][] rows) {
        double[][] ready = transform.apply(rows);
        double[][] sum = new double[rows.length][shape.outputs()];
        for (Mlp member : members) {
            double[][] one = member.logits(ready);
            for (int i = 0; i < sum.length; i++) {
                for (int o = 0; o < sum[i].length; o++) {
                    sum[i][o] += one[i][o] / members.size();
                }
            }
        }
        return sum;
    }

    /** The head's activation of {@link #logits}. */
    public double[][] predict(double[][] rows) {
        double[][] out = logits(rows);
        for (double[] row : out) {
            activate(row);
        }
        return out;
    }

    /**
     * The first hidden layer of the first member.
     *
     * @param ready a row as {@link #transform()} gives it
     */
    double[] hidden(double[] ready) {
        return members.get(0).hidden(ready);
    }

    public MlpShape shape() {
        return shape;
    }

    InputTransform transform() {
        return transform;
    }

    List<double[]> parameters() {
        return members.stream().map(Mlp::parameters).toList();
    }

    private void activate(double[] row) {
        switch (shape.head()) {
            case SIGMOID -> {
                for (int i = 0; i < row.length; i++) {
                    row[i] = 1 / (1 + Math.exp(-row[i]));
                }
            }
            case SOFTMAX -> System.arraycopy(Temperature.softmax(row, 1), 0, row, 0, row.length);
            case LINEAR -> {}
        }
    }
}
