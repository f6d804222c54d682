package org.tonemark.cli.input;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tonemark.verify.TrackInput;

/**
 * A batch, in a fixed order.
 *
 * @param tracks what gets a line in the results, whatever becomes of it
 * @param skipped files of folders that by their names are no audio; not part of the results, but counted
 * @param sources of the CIDs among them
 * @param submitted when tracks were submitted, by position; only those of which a manifest says it
 */
public record Inputs(List<TrackInput> tracks, List<String> skipped, Sources sources, Map<Integer, Instant> submitted) {
    public Inputs {
        tracks = List.copyOf(tracks);
        skipped = List.copyOf(skipped);
        submitted = Map.copyOf(submitted);
    }

    /** True if any of them is a CID. */
    public boolean haveContent() {
        return tracks.stream().anyMatch(TrackInput.Content.class::isInstance);
    }
}
