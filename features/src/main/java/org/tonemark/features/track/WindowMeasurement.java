package org.tonemark.features.track;

import org.jspecify.annotations.Nullable;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.OriginFeatures;
import org.tonemark.features.tags.TagFeatures;

/**
 * What was measured of a stretch of at most 15 s, mono at 44.1 kHz. Arrays are not copied: do not write to them.
 *
 * @param startSeconds place in the track
 * @param endSeconds at most 15 s later
 * @param levelDbfs RMS of the mono mix in dB re full scale, at least −120: windows near silence say nothing of origin
 * @param origin features of AI origin, in the order of {@link OriginFeatures#NAMES}; NaN where there was too little
 * @param lines decoder lines found, as evidence
 * @param tags features of genre and mood, in the order of {@link TagFeatures#NAMES}; {@code null} if the window is silent
 *     or shorter than 6.1 s
 */
public record WindowMeasurement(
        double startSeconds,
        double endSeconds,
        double levelDbfs,
        float[] origin,
        LineEvidence lines,
        float @Nullable [] tags) {}
