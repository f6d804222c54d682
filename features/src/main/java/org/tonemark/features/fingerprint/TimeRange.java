package org.tonemark.features.fingerprint;

/** A stretch of a track, seconds from its start. */
public record TimeRange(double startSeconds, double endSeconds) {
    /** Its length, seconds. */
    public double seconds() {
        return endSeconds - startSeconds;
    }
}
