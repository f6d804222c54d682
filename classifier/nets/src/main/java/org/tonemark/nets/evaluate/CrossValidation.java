package org.tonemark.nets.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** @param fold of each track; tracks without a window are left out of the result */
    List<TrackResult> run(List<Measured> tracks, int[] fold, String stage, Progress progress) {
        int[] folds = Arrays.stream(fold).distinct().sorted().toArray();
        List<TrackResult> results = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
            progress.at(stage, i, folds.length);
            List<Measured> others = pick(tracks, Folds.select(fold, folds[i], false));
            OriginModel model =
                    TrainedOrigin.train(others, layout, options, Progress.NONE).model();
            for (Measured track : pick(tracks, Folds.select(fold, folds[i], true))) {
                TrackResult result = score(model::score, track);
                if (result != null) {
                    results.add(result);
                }
            }
        }
        progress.at(stage, folds.length, folds.length);
        return results;
    }

    /** A fixed model; {@code null} when the track has no window. */
    static @Nullable TrackResult score(ModelBundle model, Measured track) {
        return score(input -> model.score(input).origin(), track);
    }

    private static @Nullable TrackResult score(Scorer model, Measured track) {
        OriginScores scores = model.score(track.clean());
        if (scores == null) {
            return null;
        }
        List<Double> altered =
                track.altered().stream().map(input -> rawScore(model, input)).toList();
        return new TrackResult(
                track.track(), scores, altered, track.clean().audio().durationSeconds());
    }

    private interface Scorer {
        @Nullable
        OriginScores score(TrackInput track);
    }

    private static double rawScore(Scorer model, TrackInput input) {
        OriginScores scores = model.score(input);
        return scores == null ? Double.NaN : scores.rawScore();
    }

    private static List<Measured> pick(List<Measured> tracks, int[] which) {
        return IntStream.of(which).mapToObj(tracks::get).toList();
    }
}
