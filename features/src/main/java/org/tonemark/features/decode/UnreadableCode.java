package org.tonemark.features.decode;

/** Why bytes are no measurable audio; stable names, shown to users as reasons. */
public enum UnreadableCode {
    /** No bytes at all. */
    EMPTY_FILE,
    /** No container or codec that ffmpeg knows, or none that is allowed. */
    NOT_AUDIO,
    /** An allowed container without an audio stream. */
    NO_AUDIO_STREAM,
    /** Moving pictures, with or without sound: a video is not a track. Cover art is no video. */
    VIDEO,
    /** Recognised, yet nothing or next to nothing could be decoded. */
    CORRUPT,
    /** Shorter than the shortest measurable clip. */
    TOO_SHORT,
    /** Longer than the duration cap of a policy that refuses instead of truncating. */
    TOO_LONG,
    /** Larger than the byte cap. */
    TOO_LARGE,
    /** More channels than a track can have. */
    TOO_MANY_CHANNELS,
    /** Sample rate outside the measurable range. */
    UNSUPPORTED_SAMPLE_RATE,
    /** NaN or infinite samples, or some beyond 2<sup>20</sup> times full scale (+120 dBFS). */
    NON_FINITE_SAMPLES,
    /** The decoder used more time than its budget. */
    DECODER_TIMEOUT,
    /** The decoder died or used more memory than its budget. */
    DECODER_CRASHED
}
