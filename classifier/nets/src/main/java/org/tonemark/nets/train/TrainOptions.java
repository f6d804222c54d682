package org.tonemark.nets.train;

import java.nio.file.Path;

/**
 * How to train.
 *
 * @param id of the bundle; usually the name of its directory
 * @param seed of folds, augmentation and networks
 * @param members networks of each ensemble, 1 or more
 * @param augmentations altered copies of each origin track, 0 or more
 * @param cache folder of measurements, kept so that training can be restarted; made when missing
 * @param threads that measure
 * @param effort share of the training steps of the shipped model, above 0: 1, or less for a quick look
 */
public record TrainOptions(
        String id, long seed, int members, int augmentations, Path cache, int threads, double effort) {

    /** Full effort. */
    public TrainOptions(String id, long seed, int members, int augmentations, Path cache, int threads) {
        this(id, seed, members, augmentations, cache, threads, 1);
    }

    /** The settings of the shipped model. */
    public static TrainOptions of(String id, Path cache) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new TrainOptions(id, 20261101, 3, 2, cache, threads, 1);
    }
}
