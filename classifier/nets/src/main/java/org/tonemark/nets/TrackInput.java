package org.tonemark.nets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.AudioInfo;

/**
 * What the networks see of one track: rows of numbers in the order that {@link FeatureLayout} names. Immutable by
 * convention: the arrays are not copied.
 *
 * @param audio what the decoder says; used by the channel-only comparison alone
 * @param bandwidthHz highest frequency with programme content
 * @param windows windows with enough sound, in time order; may be empty
 */
public record TrackInput(AudioInfo audio, double bandwidthHz, List<Window> windows) {

    public TrackInput {
        windows = List.copyOf(windows);
    }

    /**
     * A stretch of at most 15 s.
     *
     * @param origin features of AI origin; NaN where one could not be measured
     * @param tags features of genre and mood; {@code null} when they could not be measured
     */
    public record Window(double startSeconds, double endSeconds, double[] origin, double @Nullable [] tags) {
        public double seconds() {
            return endSeconds - startSeconds;
        }
    }
}
