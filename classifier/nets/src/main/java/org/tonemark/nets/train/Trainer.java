package org.tonemark.nets.train;

import java.io.IOException;
import java.nio.file.Path;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.Progress;

/** Trains, calibrates and cards a bundle. */
public final class Trainer {
    private Trainer() {}

    /**
     * Trains on a manifest and writes the bundle to a directory.
     *
     * @param manifest see {@link org.tonemark.nets.dataset.Dataset}
     * @param root folder that the files' paths start from
     * @param directory where the bundle goes, such as {@code models/origin-2026.11}
     * @throws org.tonemark.nets.dataset.DatasetException if the manifest cannot be used
     * @throws IOException if audio cannot be read or the bundle cannot be written
     */
    public static ModelBundle train(Path manifest, Path root, Path directory, TrainOptions options, Progress progress)
            throws IOException {
        throw new UnsupportedOperationException("not yet");
    }
}
