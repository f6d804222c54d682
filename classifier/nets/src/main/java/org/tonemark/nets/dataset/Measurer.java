package org.tonemark.nets.dataset;

import org.tonemark.features.decode.AudioSource;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.TrackInput;

/** Audio in, rows of features out. Implementations are thread-safe. */
public interface Measurer {
    /** Names and version of what it measures. */
    FeatureLayout layout();

    /**
     * Measures one track.
     *
     * @throws DatasetException if the bytes are no measurable audio, with the reason
     */
    TrackInput measure(AudioSource source);
}
