package org.tonemark.cli.input;

import java.util.List;
import org.tonemark.verify.TrackInput;

/**
 * A batch, in a fixed order.
 *
 * @param tracks what gets a line in the results, whatever becomes of it
 * @param skipped files of folders that by their names are no audio; not part of the results, but counted
 */
public record Inputs(List<TrackInput> tracks, List<String> skipped) {
    public Inputs {
        tracks = List.copyOf(tracks);
        skipped = List.copyOf(skipped);
    }
}
