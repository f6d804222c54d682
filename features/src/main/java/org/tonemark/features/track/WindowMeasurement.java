package org.tonemark.features.track;

import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.OriginFeatures;

/**
 * What was measured of a stretch of at most 15 s, mono at 44.1 kHz. The array is not copied: do not write to it.
 *
 * @param startSeconds place in the track
 * @param endSeconds at most 15 s later
 * @param levelDbfs RMS of the mono mix in dB re full scale, at least −120: windows near silence say nothing of origin
 * @param origin features of AI origin, in the order of {@link OriginFeatures#NAMES}; NaN where there was too little
 * @param lines decoder lines found, as evidence
 */
public record WindowMeasurement(
        double startSeconds, double endSeconds, double levelDbfs, float[] origin, LineEvidence lines) {}
