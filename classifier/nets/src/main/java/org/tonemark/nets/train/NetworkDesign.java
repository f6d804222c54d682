package org.tonemark.nets.train;

import java.util.List;
import org.tonemark.nets.model.MlpTraining;

/**
 * Layers and training of one network.
 *
 * @param hidden units of the hidden layers
 */
record NetworkDesign(List<Integer> hidden, MlpTraining training) {
    /** One layer, strong noise on the inputs: a few hundred tracks carry no more. */
    static final NetworkDesign PARTIALS =
            new NetworkDesign(List.of(64), new MlpTraining(80, 64, 0.003, 0.005, 0, 1.0));

    /** Which generator. */
    static final NetworkDesign GENERATORS =
            new NetworkDesign(List.of(24), new MlpTraining(30, 128, 0.005, 0.003, 0.1, 0.1));

    /** The comparison on what the file says and nothing of the sound. */
    static final NetworkDesign CHANNEL = new NetworkDesign(List.of(8), new MlpTraining(40, 64, 0.01, 0.003, 0, 0));
}
