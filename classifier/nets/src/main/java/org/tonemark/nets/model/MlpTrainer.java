package org.tonemark.nets.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Trains one network on samples. The same samples, settings and seed give the same parameters to the bit on one
 * machine architecture, as long as no other thread trains: ND4J's random generator is global, hence the lock.
 */
final class MlpTrainer {
    private static final Object LOCK = new Object();

    private MlpTrainer() {}

    static Mlp train(MlpShape shape, Samples samples, MlpTraining training, long seed) {
        TargetScaling targets = TargetScaling.of(shape.head(), samples.targets());
        boolean[] seen = seen(shape.inputs(), training.regularisation().inputShare(), seed);
        Samples ready = new Samples(samples.inputs(), targets.apply(samples.targets()), samples.weights());
        synchronized (LOCK) {
            Nd4j.getRandom().setSeed(seed);
            MultiLayerNetwork network = network(shape, training, seed);
            SplittableRandom random = new SplittableRandom(seed);
            for (int left = training.steps(); left > 0; ) {
                left -= epoch(network, ready, training, seen, random, left);
            }
            double[] parameters = network.params().dup().toDoubleVector();
            forget(parameters, shape, seen);
            targets.fold(parameters, shape);
            return new Mlp(shape, parameters);
        }
    }

    /** Inputs that this member sees. */
    private static boolean[] seen(int inputs, double share, long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        boolean[] seen = new boolean[inputs];
        for (int i = 0; i < inputs; i++) {
            seen[i] = share >= 1 || random.nextDouble() < share;
        }
        return seen;
    }

    /** Weights of unseen inputs become 0. DL4J lays a layer's weights out output by output, biases after them. */
    private static void forget(double[] parameters, MlpShape shape, boolean[] seen) {
        int units = shape.hidden().isEmpty() ? shape.outputs() : shape.hidden().get(0);
        for (int u = 0; u < units; u++) {
            for (int i = 0; i < seen.length; i++) {
                if (!seen[i]) {
                    parameters[u * seen.length + i] = 0;
                }
            }
        }
    }

    private static MultiLayerNetwork network(MlpShape shape, MlpTraining training, long seed) {
        Adam adam =
                new Adam(new PolySchedule(ScheduleType.ITERATION, training.learningRate(), 1, training.steps() + 1));
        Activation activation = switch (shape.head()) {
            case SIGMOID -> Activation.SIGMOID;
            case SOFTMAX -> Activation.SOFTMAX;
            case LINEAR -> Activation.IDENTITY;
        };
        LossFunction loss = switch (shape.head()) {
            case SIGMOID -> LossFunction.XENT;
            case SOFTMAX -> LossFunction.MCXENT;
            case LINEAR -> LossFunction.MSE;
        };
        MultiLayerNetwork network =
                new MultiLayerNetwork(Mlp.configuration(shape, adam, seed, training, activation, loss));
        network.init();
        return network;
    }

    /** One pass over the samples, or less at the end; gives the number of steps made. */
    private static int epoch(
            MultiLayerNetwork network,
            Samples samples,
            MlpTraining training,
            boolean[] seen,
            SplittableRandom random,
            int most) {
        int[] picks = shuffled(resampled(samples.weights(), random), random);
        int steps = 0;
        for (int start = 0; start < picks.length && steps < most; start += training.batch()) {
            network.fit(batch(samples, picks, start, training, seen, random));
            steps++;
        }
        return steps;
    }

    private static DataSet batch(
            Samples samples, int[] picks, int start, MlpTraining training, boolean[] seen, SplittableRandom random) {
        int size = Math.min(training.batch(), picks.length - start);
        MlpTraining.Regularisation regularisation = training.regularisation();
        double[][] inputs = new double[size][];
        double[][] targets = new double[size][];
        for (int i = 0; i < size; i++) {
            int pick = picks[start + i];
            int other = picks[random.nextInt(picks.length)];
            double share = regularisation.mixup() > 0 ? beta(regularisation.mixup(), random) : 1;
            inputs[i] = blend(samples.inputs()[pick], samples.inputs()[other], share);
            targets[i] = blend(samples.targets()[pick], samples.targets()[other], share);
            disturb(inputs[i], regularisation.inputNoise(), seen, random);
        }
        return new DataSet(Nd4j.create(inputs), Nd4j.create(targets));
    }

    private static double[] blend(double[] one, double[] other, double share) {
        double[] out = one.clone();
        for (int i = 0; share < 1 && i < out.length; i++) {
            out[i] = share * one[i] + (1 - share) * other[i];
        }
        return out;
    }

    private static void disturb(double[] row, double deviation, boolean[] seen, SplittableRandom random) {
        for (int i = 0; i < row.length; i++) {
            double noise = deviation > 0 ? deviation * random.nextGaussian() : 0;
            row[i] = seen[i] ? row[i] + noise : 0;
        }
    }

    /** Beta(a, a) by Jöhnk's method (1964), good for a below 1. */
    private static double beta(double a, SplittableRandom random) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / a);
            double y = Math.pow(random.nextDouble(), 1 / a);
            if (x + y > 0 && x + y <= 1) {
                return x / (x + y);
            }
        }
    }

    /**
     * Systematic resampling (Kitagawa 1996) in random order: n picks, sample i taken ⌊n·w_i/Σw⌋ or one more times. DL4J's own way to
     * weigh samples, the label mask, scales the log-odds too and so gives wrong probabilities.
     */
    private static int[] resampled(double[] weights, SplittableRandom random) {
        double total = Arrays.stream(weights).sum();
        int[] order = new int[weights.length];
        Arrays.setAll(order, i -> i);
        shuffled(order, random);
        int[] picks = new int[weights.length];
        double offset = random.nextDouble();
        double cumulative = 0;
        int filled = 0;
        for (int i : order) {
            cumulative += weights[i] / total * weights.length;
            while (filled < picks.length && filled + offset < cumulative) {
                picks[filled++] = i;
            }
        }
        while (filled < picks.length) {
            picks[filled++] = order[order.length - 1]; // rounding of the last sum
        }
        return picks;
    }

    private static double[] noisy(double[] row, double deviation, SplittableRandom random) {
        if (deviation == 0) {
            return row;
        }
        double[] out = row.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += deviation * random.nextGaussian();
        }
        return out;
    }

    /** Fisher–Yates, in place. */
    private static int[] shuffled(int[] picks, SplittableRandom random) {
        for (int i = picks.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = picks[i];
            picks[i] = picks[j];
            picks[j] = swap;
        }
        return picks;
    }
}
