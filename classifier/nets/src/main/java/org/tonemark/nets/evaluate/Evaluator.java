package org.tonemark.nets.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import org.tonemark.nets.Progress;

/** Measures the quality of the models on labelled tracks. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Evaluates and writes {@code metrics.json} and {@code evaluation.html}.
     *
     * @param directory where the two files go; made when missing
     * @return path of {@code metrics.json}
     * @throws org.tonemark.nets.dataset.DatasetException if the manifest cannot be used
     */
    public static Path evaluate(Path manifest, Path root, Path directory, EvaluateOptions options, Progress progress)
            throws IOException {
        throw new UnsupportedOperationException("not yet");
    }
}
