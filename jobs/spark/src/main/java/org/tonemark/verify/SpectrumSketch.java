package org.tonemark.verify;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What the report draws of a track: its mean-dB spectrum, coarsened, with the decoder lines found. Small enough to keep
 * in the log (about 500 bytes).
 *
 * @param levels level of each point: 0 = −120 dBFS or less, 255 = 0 dBFS or more, as unsigned bytes; point i stands for
 *     {@code [i, i + 1) · hzPerPoint}
 * @param hzPerPoint width of a point, Hz
 * @param linesHz frequencies of the lines found, Hz, ascending
 */
public record SpectrumSketch(byte[] levels, double hzPerPoint, float[] linesHz) implements Serializable {
    private static final double FLOOR_DB = -120;

    /** Level in dBFS to the byte kept. */
    public static byte level(double db) {
        double share = Math.min(1, Math.max(0, (db - FLOOR_DB) / -FLOOR_DB));
        return (byte) Math.round(share * 255);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpectrumSketch that
                && Arrays.equals(levels, that.levels)
                && hzPerPoint == that.hzPerPoint
                && Arrays.equals(linesHz, that.linesHz);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(levels) + Arrays.hashCode(linesHz);
    }

    @Override
    public String toString() {
        return "SpectrumSketch[" + levels.length + " points, " + linesHz.length + " lines]";
    }
}
