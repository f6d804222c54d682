package org.tonemark.verify;

import java.util.Comparator;
import java.util.Optional;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.LineSpacing;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;

/** Coarsens a measurement to what the report draws. */
final class TrackPictures {
    private static final int BINS_PER_POINT = 20;
    private static final double HZ_PER_BIN = LineSpacing.SAMPLE_RATE / 16_384.0;
    /** What a full-scale sine reads in the mean spectrum. */
    private static final double FULL_SCALE_DB = 78.3;
    /** Score above which lines are drawn, as in the picture of {@code explain}. */
    private static final double SHOWN_SCORE = 3;

    private static final double LOWEST_LINE_HZ = 3_000;
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

    /** Multiples of the spacing that is locked best in any window, between 3 kHz and the end of content. */
    private static float[] lines(TrackMeasurement track) {
        Optional<LineEvidence> best = track.windows().stream()
                .map(WindowMeasurement::lines)
                .filter(lines -> lines.score() > SHOWN_SCORE)
                .max(Comparator.comparingDouble(LineEvidence::score));
        if (best.isEmpty()) {
            return new float[0];
        }
        double spacing = LineSpacing.ALL.get(best.get().best()).hertz();
        int first = (int) Math.ceil(LOWEST_LINE_HZ / spacing);
        int last = (int) Math.floor(best.get().contentEndHz() / spacing);
        float[] hz = new float[Math.max(0, Math.min(MOST_LINES, last - first + 1))];
        for (int i = 0; i < hz.length; i++) {
            hz[i] = (float) ((first + i) * spacing);
        }
        return hz;
    }
}
