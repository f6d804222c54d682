package org.tonemark.features.picture;

/**
 * A track in equal stretches of time. The arrays are not copied: do not write to them.
 *
 * @param low smallest sample of any channel, {@code [column]}, full scale ±1
 * @param high largest sample of any channel, {@code [column]}
 * @param silent stretches of 0.1 s and more whose RMS, mean over channels, is below −60 dBFS
 * @param clipped stretches with a run of at least 3 samples at full scale in a channel
 * @param secondsPerColumn length of a stretch; the last one may be shorter
 * @param seconds length of the track
 */
public record Outline(
        float[] low, float[] high, boolean[] silent, boolean[] clipped, double secondsPerColumn, double seconds) {
    /** Share of silent stretches, 0 … 1. */
    public double silentShare() {
        return share(silent);
    }

    /** Number of stretches with clipping. */
    public int clippedColumns() {
        return (int) Math.round(share(clipped) * clipped.length);
    }

    private static double share(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return flags.length == 0 ? 0 : (double) count / flags.length;
    }
}
