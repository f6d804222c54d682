package org.tonemark.features.track;

import org.tonemark.features.decode.UnreadableCode;

/** What became of measuring a track; expected failures are values. */
public sealed interface TrackResult {
    /** Decoded and measured. */
    record Measured(TrackMeasurement measurement) implements TrackResult {}

    /** The bytes are no measurable audio. */
    record Unreadable(UnreadableCode code, String detail) implements TrackResult {}

    /** The bytes could not be had: no verdict. */
    record Failed(String detail) implements TrackResult {}
}
