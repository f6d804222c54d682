package org.tonemark.nets.train;

import java.util.List;
import org.tonemark.nets.model.MlpTraining;

/**
 * Layers and training of one network.
 *
 * @param hidden units of the hidden layers
 */
record NetworkDesign(List<Integer> hidden, MlpTraining training) {
    /** One layer of 24, strong penalty: a few hundred tracks carry no more. */
    static final NetworkDesign PARTIALS =
            new NetworkDesign(List.of(24), new MlpTraining(30, 128, 0.003, 0.02, 0.2, 0.1));

    /** Which generator. */
    static final NetworkDesign GENERATORS =
            new NetworkDesign(List.of(24), new MlpTraining(30, 128, 0.005, 0.003, 0.1, 0.1));

    /** The comparison on what the file says and nothing of the sound. */
    static final NetworkDesign CHANNEL = new NetworkDesign(List.of(8), new MlpTraining(40, 64, 0.01, 0.003, 0, 0));
}
