package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tonemark.nets.ModelException;

class ExtraTreesTest {
    /** Class by the product of two of twelve features: no single threshold tells it. */
    private static Samples samples(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] inputs = new double[n][12];
        double[][] targets = new double[n][1];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.setAll(inputs[i], f -> random.nextGaussian());
            targets[i][0] = inputs[i][3] * inputs[i][7] > 0 ? 1 : 0;
            inputs[i][5] = i % 3 == 0 ? Double.NaN : inputs[i][5];
            weights[i] = 1;
        }
        return new Samples(inputs, targets, weights);
    }

    private static double accuracy(ExtraTrees forest, Samples samples) {
        int right = 0;
        for (int i = 0; i < samples.inputs().length; i++) {
            boolean positive = forest.probability(samples.inputs()[i]) > 0.5;
            right += positive == samples.targets()[i][0] > 0.5 ? 1 : 0;
        }
        return right / (double) samples.inputs().length;
    }

    @Test
    void shouldLearnWhatNoSingleThresholdTells() {
        ExtraTrees forest = ExtraTreesTrainer.train(samples(2_000, 1), 60, 3, 7);

        assertThat(accuracy(forest, samples(1_000, 2))).isGreaterThan(0.8);
    }

    @Test
    void shouldGrowTheSameForestFromTheSameSeed() {
        byte[] once = ExtraTreesFile.write(ExtraTreesTrainer.train(samples(200, 1), 5, 3, 7));

        assertThat(ExtraTreesFile.write(ExtraTreesTrainer.train(samples(200, 1), 5, 3, 7)))
                .isEqualTo(once);
        assertThat(ExtraTreesFile.write(ExtraTreesTrainer.train(samples(200, 1), 5, 3, 8)))
                .isNotEqualTo(once);
    }

    @Test
    void shouldScoreTheSameWhenReadBack() {
        ExtraTrees forest = ExtraTreesTrainer.train(samples(300, 1), 8, 3, 7);
        ExtraTrees read = ExtraTreesFile.read("x.trees", ExtraTreesFile.write(forest));

        for (double[] row : samples(50, 3).inputs()) {
            assertThat(read.logOdds(row)).isEqualTo(forest.logOdds(row)).isBetween(-7.0, 7.0);
        }
        assertThatThrownBy(() -> forest.probability(new double[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseBytesThatAreNoForest() {
        byte[] file = ExtraTreesFile.write(ExtraTreesTrainer.train(samples(60, 1), 2, 3, 7));

        assertThatThrownBy(() -> ExtraTreesFile.read("x.trees", Arrays.copyOf(file, file.length / 2)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("x.trees");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = file.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(ExtraTreesFile.read("x.trees", damaged).probability(new double[12]))
                        .satisfiesAnyOf(
                                p -> assertThat(p).isBetween(0.0, 1.0),
                                p -> assertThat(p).isNaN());
            } catch (ModelException e) {
                assertThat(e).hasMessageContaining("x.trees");
            }
        }
    }
}
