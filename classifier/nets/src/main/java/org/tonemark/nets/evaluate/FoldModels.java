package org.tonemark.nets.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tonemark.nets.dataset.Measured;
import org.tonemark.nets.model.OriginModel;

/**
 * The models of a cross-validation.
 *
 * @param fold of each track
 * @param models by the fold that they did not see
 */
record FoldModels(int[] fold, Map<Integer, OriginModel> models) {

    /** The model that did not see a track, nor any other of its fold. */
    OriginModel without(int track) {
        return Objects.requireNonNull(models.get(fold[track]));
    }

    /** Held-out results; tracks without a window are left out. */
    List<TrackResult> results(List<Measured> tracks) {
        return IntStream.range(0, tracks.size())
                .mapToObj(t -> CrossValidation.score(without(t)::score, tracks.get(t)))
                .filter(Objects::nonNull)
                .toList();
    }
}
