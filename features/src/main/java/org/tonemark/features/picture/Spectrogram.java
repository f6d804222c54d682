package org.tonemark.features.picture;

/**
 * Energy over time and frequency, in dB re a full-scale sine, as bytes. The array is not copied: do not write to it.
 *
 * @param levels {@code [row · columns + column]}, row 0 is the highest; unsigned, 0 = {@code floorDb} or less, 255 =
 *     {@code ceilingDb}
 * @param columns stretches of time
 * @param rows bands of {@code hzPerRow}
 * @param secondsPerColumn length of a stretch
 * @param seconds length of the track
 */
public record Spectrogram(
        byte[] levels,
        int columns,
        int rows,
        double secondsPerColumn,
        double hzPerRow,
        double floorDb,
        double ceilingDb,
        double seconds) {}
