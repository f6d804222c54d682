package org.tonemark.nets.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a manifest.
 *
 * @param file path below the data's root, with forward slashes
 * @param source generator, codec or collection
 * @param group publishing repository: what is split together
 * @param genre {@code null} where not labelled
 * @param mood share of listeners for each of {@link Gems#EMOTIONS}; {@code null} where not labelled
 * @param moodVoters how many listened; 0 where not labelled
 * @param sampleRateHz of the original
 */
public record LabelledTrack(
        String file,
        Label label,
        Use use,
        String source,
        String group,
        @Nullable String genre,
        @Nullable List<Double> mood,
        int moodVoters,
        int sampleRateHz) {

    /** Whether the track may train or test AI origin. */
    public boolean forOrigin() {
        return use.origin();
    }

    /** Whether the track may train or test genre and mood. */
    public boolean forTags() {
        return use.tags();
    }
}
