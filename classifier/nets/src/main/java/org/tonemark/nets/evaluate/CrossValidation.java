package org.tonemark.nets.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.ModelBundle;
import org.tonemark.nets.OriginScores;
import org.tonemark.nets.Progress;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.dataset.Folds;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.OriginModel;
import org.tonemark.nets.train.TrainOptions;
import org.tonemark.nets.train.TrainedOrigin;

/**
 * Cross-validation of AI origin. In each fold the whole training runs on the other folds, with its own inner folds for
 * calibration, so that neither network, nor probability, nor p-value has seen the scored track, its source or its group.
 */
final class CrossValidation {
    private final FeatureLayout layout;
    private final TrainOptions options;

    CrossValidation(FeatureLayout layout, TrainOptions options) {
        this.layout = layout;
        this.options = options;
    }

    /**
     * Trains a model for each fold.
     *
     * @param fold of each track
     */
    FoldModels train(List<Measured> tracks, int[] fold, String stage, Progress progress) {
        int[] folds = Arrays.stream(fold).distinct().sorted().toArray();
        Map<Integer, OriginModel> models = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            progress.at(stage, i, folds.length);
            List<Measured> others = IntStream.of(Folds.select(fold, folds[i], false))
                    .mapToObj(tracks::get)
                    .toList();
            models.put(
                    folds[i],
                    TrainedOrigin.train(others, layout, options, Progress.NONE).model());
        }
        progress.at(stage, folds.length, folds.length);
        return new FoldModels(fold.clone(), models);
    }

    /** A fixed model; {@code null} when the track has no window. */
    static @Nullable TrackResult score(ModelBundle model, Measured track) {
        return score(input -> model.score(input).origin(), track);
    }

    /** {@code null} when the track has no window. */
    static @Nullable TrackResult score(Scorer model, Measured track) {
        OriginScores scores = model.score(track.clean());
        if (scores == null) {
            return null;
        }
        List<ScoredInput> altered = track.altered().stream()
                .map(input -> new ScoredInput(model.score(input), input.audio().durationSeconds()))
                .toList();
        return new TrackResult(
                track.track(), scores, altered, track.clean().audio().durationSeconds());
    }

    /** A model of origin. */
    interface Scorer {
        @Nullable
        OriginScores score(TrackInput track);
    }
}
