package org.tonemark.features.level;

/**
 * Outline of a track for pictures: smallest and largest sample of the mono mix in equal stretches of time. The arrays
 * are not copied: do not write to them.
 *
 * @param low {@code [column]}, at most 2,000 of them
 * @param high {@code [column]}
 * @param samplesPerColumn native samples that a column stands for; the last column may be shorter
 */
public record Waveform(float[] low, float[] high, long samplesPerColumn) {}
