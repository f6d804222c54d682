package org.tonemark.nets;

import java.util.List;
import org.tonemark.features.origin.OriginFeatures;
import org.tonemark.features.tags.TagFeatures;

/**
 * Names of the columns of {@link TrackInput}, and the version of the extraction behind them. A model works only with
 * the layout that it was trained on.
 *
 * @param version raised whenever the same audio would give other numbers
 * @param origin names of the origin features of a window
 * @param tags names of the genre and mood features of a track
 */
public record FeatureLayout(String version, List<String> origin, List<String> tags) {
    /** Of the extraction in this program. Raise it with any change that alters a number; then train again. */
    private static final String VERSION = "features-5";

    public FeatureLayout {
        origin = List.copyOf(origin);
        tags = List.copyOf(tags);
    }

    /** The layout that this program measures. */
    public static FeatureLayout measured() {
        return new FeatureLayout(VERSION, OriginFeatures.NAMES, TagFeatures.NAMES);
    }
}
