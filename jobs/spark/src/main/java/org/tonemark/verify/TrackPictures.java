package org.tonemark.verify;

import org.tonemark.features.origin.LineSpacing;
import org.tonemark.features.picture.ShownLines;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;

/** Coarsens a measurement to what the report draws. */
final class TrackPictures {
    private static final int BINS_PER_POINT = 20;
    private static final double HZ_PER_BIN = LineSpacing.SAMPLE_RATE / 16_384.0;
    /** What a full-scale sine reads in the mean spectrum. */
    private static final double FULL_SCALE_DB = 78.3;

    private static final int MOST_LINES = 160;

    private TrackPictures() {}

    /** The picture of a track; of each point the highest bin, so that narrow lines stay visible. */
    static SpectrumSketch of(TrackMeasurement track) {
        float[] spectrum = track.meanSpectrumDb();
        byte[] levels = new byte[spectrum.length / BINS_PER_POINT];
        for (int i = 0; i < levels.length; i++) {
            float highest = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < BINS_PER_POINT; k++) {
                highest = Math.max(highest, spectrum[i * BINS_PER_POINT + k]);
            }
            levels[i] = SpectrumSketch.level(highest - FULL_SCALE_DB);
        }
        return new SpectrumSketch(levels, BINS_PER_POINT * HZ_PER_BIN, lines(track));
    }

    /** Where the lines stand that the picture of {@code explain} marks, too. */
    private static float[] lines(TrackMeasurement track) {
        double[] shown = ShownLines.of(
                        track.windows().stream().map(WindowMeasurement::lines).toList())
                .map(ShownLines::hertz)
                .orElse(new double[0]);
        float[] hertz = new float[Math.min(MOST_LINES, shown.length)];
        for (int i = 0; i < hertz.length; i++) {
            hertz[i] = (float) shown[i];
        }
        return hertz;
    }
}
