package org.tonemark.features.decode;

import org.tonemark.features.AudioInfo;

/** What became of a decoding; expected failures are values. */
public sealed interface DecodeResult {
    /**
     * Decoded to the end, or to the duration cap.
     *
     * @param truncated true if the track is longer than the cap and was cut there
     * @param damagedFrames packets that the codec could not decode and that were left out; 0 for a sound file
     */
    record Decoded(AudioInfo audio, boolean truncated, long damagedFrames) implements DecodeResult {}

    /** The bytes are there and are no measurable audio. The detail is ours, never text from the file. */
    record Unreadable(UnreadableCode code, String detail) implements DecodeResult {}

    /** The bytes could not be had (I/O error of the source): no verdict. */
    record Failed(String detail) implements DecodeResult {}
}
