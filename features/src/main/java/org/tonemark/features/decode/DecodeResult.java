package org.tonemark.features.decode;

import org.tonemark.features.AudioInfo;

/** What became of a decoding; expected failures are values. */
public sealed interface DecodeResult {
    /** Decoded to the end, or to the duration cap. */
    record Decoded(AudioInfo audio, boolean truncated) implements DecodeResult {}

    /** The bytes are there and are no measurable audio. */
    record Unreadable(UnreadableCode code, String detail) implements DecodeResult {}

    /** The bytes could not be had (I/O error of the source): no verdict. */
    record Failed(String detail) implements DecodeResult {}
}
