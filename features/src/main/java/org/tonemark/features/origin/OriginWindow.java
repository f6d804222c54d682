package org.tonemark.features.origin;

/**
 * Everything measured for the origin of one window. The arrays are not copied: do not write to them.
 *
 * @param features the feature vector, in the order of {@link OriginFeatures#NAMES}; NaN where there was too little to
 *     measure
 * @param lines the decoder lines, as evidence to show
 * @param meanDb mean dB spectrum, {@code [8193]} bins of 44100/16384 Hz, for the picture and the fakeprint
 */
public record OriginWindow(float[] features, LineEvidence lines, float[] meanDb) {}
