package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /tracks}: promoted tracks.
 *
 * @param genre chosen, or empty
 * @param mood chosen, or empty
 * @param genres promoted tracks of each, most first
 * @param moods as well
 * @param next cursor of the next page, {@code null} on the last
 */
public record PromotedPage(
        String genre,
        String mood,
        long total,
        List<Count> genres,
        List<Count> moods,
        List<TrackCard> tracks,
        @Nullable String next)
        implements Page {

    /** How many tracks a label has. */
    public record Count(String label, long tracks) {}
}
