package org.tonemark.nets.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tonemark.nets.ModelException;
import org.tonemark.nets.model.MlpTraining.Regularisation;

class EnsembleTest {
    private static final MlpTraining QUICK =
            new MlpTraining(160, 64, 0.05, 0, 1e-4, new Regularisation(0, 0.1, 0.05, 0, 1));

    @Test
    void shouldSeparateWhatIsNotLinearlySeparable() {
        Samples rings = rings(400, 1);
        Ensemble ensemble = train(rings, 2, 7);

        double[][] p = ensemble.predict(rings(200, 2).inputs());

        double[][] truth = rings(200, 2).targets();
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            right += (p[i][0] > 0.5) == (truth[i][0] > 0.5) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(185);
    }

    @Test
    void shouldGiveTheSameBytesWhenTrainedTwice() {
        byte[] first = EnsembleFile.write(train(rings(200, 1), 2, 7));
        byte[] second = EnsembleFile.write(train(rings(200, 1), 2, 7));
        byte[] other = EnsembleFile.write(train(rings(200, 1), 2, 8));

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void shouldPredictTheSameWhenReadFromItsFile() {
        Ensemble ensemble = train(rings(200, 1), 2, 7);
        double[][] rows = rings(50, 3).inputs();
        rows[0][1] = Double.NaN;

        Ensemble read = EnsembleFile.read("x.net", EnsembleFile.write(ensemble));

        assertThat(read.logits(rows)).isDeepEqualTo(ensemble.logits(rows));
    }

    @Test
    void shouldNameTheFileWhenBytesAreCut() {
        byte[] bytes = EnsembleFile.write(train(rings(50, 1), 1, 7));
        byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 3);

        assertThatThrownBy(() -> EnsembleFile.read("origin.net", cut))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("origin.net");
        assertThatThrownBy(() -> EnsembleFile.read("origin.net", new byte[40])).isInstanceOf(ModelException.class);
    }

    @Test
    void shouldFollowWeightsWhenTargetsDisagree() {
        // The same input with both targets: the weighted share of positives is the best answer
        double[][] inputs = new double[1000][];
        double[][] targets = new double[1000][];
        double[] weights = new double[1000];
        for (int i = 0; i < 1000; i++) {
            inputs[i] = i < 500 ? new double[] {1, 0} : new double[] {0, 1};
            targets[i] = new double[] {i % 2};
            weights[i] = i < 500 == (i % 2 == 1) ? 1.8 : 0.2;
        }
        MlpTraining patient = new MlpTraining(400, 250, 0.05, 0, 0, Regularisation.NONE);
        MlpShape shape = new MlpShape(2, List.of(), 1, Head.SIGMOID);

        Ensemble ensemble = Ensemble.train(
                RankGauss.fit(inputs), shape, new Samples(inputs, targets, weights), patient, 1, 3, i -> {});

        assertThat(ensemble.predict(inputs)[0][0]).isCloseTo(0.9, within(0.03));
        assertThat(ensemble.predict(inputs)[999][0]).isCloseTo(0.1, within(0.03));
    }

    private static Ensemble train(Samples samples, int size, long seed) {
        MlpShape shape = new MlpShape(2, List.of(12), 1, Head.SIGMOID);
        return Ensemble.train(RankGauss.fit(samples.inputs()), shape, samples, QUICK, size, seed, i -> {});
    }

    /** A disc inside a ring. */
    private static Samples rings(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] inputs = new double[n][];
        double[][] targets = new double[n][];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double angle = random.nextDouble() * 2 * Math.PI;
            double radius = i % 2 == 0 ? random.nextDouble() * 0.8 : 1.2 + random.nextDouble() * 0.8;
            inputs[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
            targets[i] = new double[] {i % 2};
            weights[i] = 1;
        }
        return new Samples(inputs, targets, weights);
    }
}
