package org.tonemark.nets;

import java.nio.file.Path;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.nets.model.BundleModels;
import org.tonemark.nets.model.Card;
import org.tonemark.nets.model.ModelFiles;

/**
 * The models of one directory under {@code models/}: AI origin, genre, mood. Immutable and thread-safe: one instance
 * serves a whole JVM. To send it elsewhere, send its {@link #files()} (serialisable, checked) and call {@link #of}.
 */
public final class ModelBundle {
    private final ModelFiles files;
    private final BundleModels models;

    private ModelBundle(ModelFiles files) {
        this.files = files;
        models = new BundleModels(files, FeatureLayout.measured());
    }

    /**
     * Loads a model and checks the checksum of each of its files.
     *
     * @param directory such as {@code models/origin-2026.11e}
     * @throws ModelException in one line: the file that is missing, changed or of another version
     */
    public static ModelBundle load(Path directory) {
        return new ModelBundle(ModelFiles.read(directory));
    }

    /** A model from files in memory. @throws ModelException if they are no model of this version */
    public static ModelBundle of(ModelFiles files) {
        return new ModelBundle(files);
    }

    /** Identity that verdicts carry, such as {@code origin-2026.11e}. */
    public String id() {
        return card().id();
    }

    public Card card() {
        return models.card();
    }

    /** The files it was made from. */
    public ModelFiles files() {
        return files;
    }

    /** Scores one track; see {@link #score(TrackInput)}. Decoder lines are named by their spacing. */
    public ModelScores score(TrackMeasurement measurement) {
        ModelScores scores = score(TrackInputs.of(measurement));
        OriginScores origin = scores.origin();
        return origin == null
                ? scores
                : new ModelScores(
                        LineNames.apply(origin, measurement), scores.genre(), scores.mood(), scores.embedding());
    }

    /** Scores one track; equal measurements give equal scores, from any number of threads. */
    public ModelScores score(TrackInput track) {
        return models.score(track);
    }
}
