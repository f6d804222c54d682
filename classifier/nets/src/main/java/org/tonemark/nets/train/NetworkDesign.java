package org.tonemark.nets.train;

import java.util.List;
import org.tonemark.nets.model.MlpTraining;
import org.tonemark.nets.model.MlpTraining.Regularisation;

/**
 * Layers and training of one network.
 *
 * @param hidden units of the hidden layers
 */
record NetworkDesign(List<Integer> hidden, MlpTraining training) {
    /** Which generator. */
    static final NetworkDesign GENERATORS = new NetworkDesign(
            List.of(24), new MlpTraining(500, 128, 0.005, 0, 0.003, new Regularisation(0, 0.1, 0.3, 0, 1)));

    /** Genre and mood alike: many features, few tracks. */
    static final NetworkDesign TAGS = new NetworkDesign(
            List.of(128), new MlpTraining(600, 32, 0.001, 0.01, 0, new Regularisation(0.3, 0.5, 1.0, 0.4, 1)));

    /** The comparison on what the file says and nothing of the sound. */
    static final NetworkDesign CHANNEL =
            new NetworkDesign(List.of(8), new MlpTraining(320, 64, 0.01, 0, 0.003, Regularisation.NONE));
}
