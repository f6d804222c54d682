package org.tonemark.nets.evaluate;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.train.TrainOptions;

/**
 * What to evaluate.
 *
 * @param model a fixed model to score all tracks with, or {@code null} for cross-validation alone; figures of a fixed
 *     model on tracks that it was trained on say nothing, and the report says so
 * @param training how the models of the cross-validation are trained
 * @param tries of each attack; 0 for no attacks
 * @param sample tracks of each class that are perturbed; 0 for no perturbations
 * @param card folder of a model whose card takes the figures, or {@code null}
 */
public record EvaluateOptions(
        @Nullable ModelBundle model,
        TrainOptions training,
        int tries,
        int sample,
        @Nullable Path card) {}
