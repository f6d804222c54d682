package org.tonemark.nets.dataset;

import java.util.List;
import org.tonemark.nets.TrackInput;

/**
 * A labelled track with its measurements.
 *
 * @param clean of the file as it is
 * @param altered of altered copies, in the order of {@link Augmenter#names()}
 */
public record Measured(LabelledTrack track, TrackInput clean, List<TrackInput> altered) {
    public Measured {
        altered = List.copyOf(altered);
    }
}
