package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Verdict.Segment;

/**
 * A track to be listened to.
 *
 * @param audio address of the bytes, with range requests; {@code null} where the content folder lacks them
 * @param peaks address of the waveform as JSON {@code {"low":[…],"high":[…]}}, each −1 … 1; {@code null} where none was
 *     computed beforehand: the browser never decodes a whole track
 * @param segments of equal origin evidence, in order of time
 */
public record Media(@Nullable String audio, @Nullable String peaks, double durationSeconds, List<Segment> segments) {
    public Media {
        segments = List.copyOf(segments);
    }
}
