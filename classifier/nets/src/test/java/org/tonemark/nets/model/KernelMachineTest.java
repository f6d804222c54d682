package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tonemark.nets.ModelException;

class KernelMachineTest {
    private static final double GAMMA = 0.1;

    /** Class by the product of two of six features: no plane tells it. */
    private static Samples samples(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] inputs = new double[n][6];
        double[][] targets = new double[n][1];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            Arrays.setAll(inputs[i], f -> random.nextGaussian());
            targets[i][0] = inputs[i][1] * inputs[i][4] > 0 ? 1 : 0;
            inputs[i][5] = i % 3 == 0 ? Double.NaN : inputs[i][5];
            weights[i] = i % 2 == 0 ? 0.5 : 1.5;
        }
        return new Samples(inputs, targets, weights);
    }

    @Test
    void shouldLearnWhatNoPlaneTells() {
        KernelMachine machine = KernelTrainer.train(samples(800, 1), GAMMA, 0.3);
        Samples others = samples(1_000, 2);
        int right = 0;
        for (int i = 0; i < others.inputs().length; i++) {
            boolean ai = machine.score(others.inputs()[i]) > 0;
            right += ai == others.targets()[i][0] > 0.5 ? 1 : 0;
        }

        assertThat(right / 1_000.0).isGreaterThan(0.85);
    }

    @Test
    void shouldLeaveAtEachRowWhatTheRidgeTakes() {
        Samples samples = samples(300, 1);
        double ridge = 0.3;
        KernelMachine machine = KernelTrainer.train(samples, GAMMA, ridge);

        for (int i = 0; i < 300; i++) {
            double fitted = machine.score(samples.inputs()[i]) / KernelMachine.UNIT;
            double taken = ridge / samples.weights()[i] * machine.votes()[i];
            assertThat(fitted + taken).isCloseTo(2 * samples.targets()[i][0] - 1, within(1e-3));
        }
    }

    @Test
    void shouldSayNothingFarFromAllItHasSeen() {
        KernelMachine machine = new KernelMachine(
                RankGauss.fit(new double[][] {{0, 0}, {1, 1}}), new float[][] {{40, 40}}, new float[] {1}, GAMMA);

        assertThat(machine.score(new double[] {0.5, 0.5})).isCloseTo(0, within(1e-9));
        assertThatThrownBy(() -> machine.score(new double[3])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldScoreTheSameWhenReadBack() {
        byte[] file = KernelFile.write(KernelTrainer.train(samples(200, 1), GAMMA, 0.3));
        KernelMachine machine = KernelTrainer.train(samples(200, 1), GAMMA, 0.3);
        KernelMachine read = KernelFile.read("x.kernel", file);

        assertThat(KernelFile.write(read)).isEqualTo(file);
        for (double[] row : samples(50, 3).inputs()) {
            assertThat(read.score(row)).isEqualTo(machine.score(row));
        }
    }

    @Test
    void shouldRefuseBytesThatAreNoMachine() {
        byte[] file = KernelFile.write(KernelTrainer.train(samples(60, 1), GAMMA, 0.3));

        for (int length = 0; length < file.length; length += 97) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> KernelFile.read("x.kernel", cut))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("x.kernel");
        }
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        assertThatThrownBy(() -> KernelFile.read("x.kernel", longer)).isInstanceOf(ModelException.class);
        byte[] huge = file.clone();
        huge[12] = 0x7f;
        assertThatThrownBy(() -> KernelFile.read("x.kernel", huge)).isInstanceOf(ModelException.class);
    }
}
