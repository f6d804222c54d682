package org.tonemark.nets;

import java.util.Comparator;
import java.util.List;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;

/** From what was measured of a track to what the networks see of it. */
public final class TrackInputs {
    /** RMS below which a window is too near silence to say anything, dBFS. */
    static final double QUIETEST_DBFS = -70;

    /** A shorter window counts only when a track has no longer one. */
    static final double SHORTEST_SECONDS = 5;

    private TrackInputs() {}

    /** Leaves out windows near silence, and short remainders of longer tracks. */
    public static TrackInput of(TrackMeasurement measurement) {
        List<WindowMeasurement> audible = measurement.windows().stream()
                .filter(w -> w.levelDbfs() >= QUIETEST_DBFS)
                .toList();
        List<WindowMeasurement> longer =
                audible.stream().filter(w -> seconds(w) >= SHORTEST_SECONDS).toList();
        List<WindowMeasurement> used = longer.isEmpty()
                ? audible.stream().max(Comparator.comparingDouble(TrackInputs::seconds)).stream()
                        .toList()
                : longer;
        return new TrackInput(
                measurement.audio(),
                measurement.levels().bandwidthHz(),
                used.stream().map(TrackInputs::window).toList());
    }

    private static TrackInput.Window window(WindowMeasurement window) {
        float[] tags = window.tags();
        return new TrackInput.Window(
                window.startSeconds(),
                window.endSeconds(),
                doubles(window.origin()),
                tags == null ? null : doubles(tags));
    }

    private static double seconds(WindowMeasurement window) {
        return window.endSeconds() - window.startSeconds();
    }

    private static double[] doubles(float[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }
}
