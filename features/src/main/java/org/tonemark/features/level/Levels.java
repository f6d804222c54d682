package org.tonemark.features.level;

import org.jspecify.annotations.Nullable;

/**
 * Levels of a track at its native rate.
 *
 * @param loudnessLufs integrated loudness, ITU-R BS.1770-5, LUFS; {@code null} if everything is below the gate of −70
 * @param loudnessRangeLu loudness range, EBU Tech 3342, LU; {@code null} below 3 s or in silence
 * @param truePeakDbtp true peak, ITU-R BS.1770-5 annex 2, dBTP; {@code null} for digital silence
 * @param clippedRatio share of samples in runs of at least 3 at full scale, 0 … 1, over all channels
 * @param silenceRatio share of 100-ms blocks below −60 LUFS, 0 … 1
 * @param bandwidthHz highest frequency with programme content, see {@link BandwidthMeter}; 0 for silence
 * @param stereoWidth side energy over total energy of the front pair, 0 (mono) … 0.5 (unrelated) … 1 (opposite);
 *     {@code null} for one channel and for digital silence
 */
public record Levels(
        @Nullable Double loudnessLufs,
        @Nullable Double loudnessRangeLu,
        @Nullable Double truePeakDbtp,
        double clippedRatio,
        double silenceRatio,
        double bandwidthHz,
        @Nullable Double stereoWidth) {}
