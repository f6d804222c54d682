package org.tonemark.cli.input;

import java.util.List;
import org.tonemark.verify.TrackInput;

/**
 * A batch, in a fixed order.
 *
 * @param tracks what gets a line in the results, whatever becomes of it
 * @param skipped files of folders that by their names are no audio; not part of the results, but counted
 * @param sources of the CIDs among them
 */
public record Inputs(List<TrackInput> tracks, List<String> skipped, Sources sources) {
    public Inputs {
        tracks = List.copyOf(tracks);
        skipped = List.copyOf(skipped);
    }

    /** True if any of them is a CID. */
    public boolean haveContent() {
        return tracks.stream().anyMatch(TrackInput.Content.class::isInstance);
    }
}
