package org.tonemark.nets.dataset;

import java.io.IOException;
import java.util.List;
import org.tonemark.features.decode.AudioSource;

/** Makes altered copies of audio. The same bytes and alteration give the same copy. Implementations are thread-safe. */
public interface Augmenter {
    /** Names of the alterations, most useful first; stable, part of the cache's keys. */
    List<String> names();

    /**
     * An altered copy, coded.
     *
     * @param alteration index into {@link #names()}
     * @param seed of the track: parameters within the alteration's range
     * @throws IOException if it cannot be made
     */
    AudioSource alter(AudioSource original, int alteration, long seed) throws IOException;
}
