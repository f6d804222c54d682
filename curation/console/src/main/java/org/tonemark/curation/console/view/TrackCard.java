package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A track in a list.
 *
 * @param genre {@code null} when unknown
 * @param moods strongest first
 * @param durationSeconds 0 when unknown
 * @param promotedEpoch the epoch whose close promoted it
 */
public record TrackCard(
        String cid, @Nullable String genre, List<String> moods, double durationSeconds, long promotedEpoch) {
    public TrackCard {
        moods = List.copyOf(moods);
    }
}
