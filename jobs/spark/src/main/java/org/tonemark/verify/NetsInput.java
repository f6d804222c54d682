package org.tonemark.verify;

import java.util.List;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;
import org.tonemark.nets.TrackInput;

/** A measurement as the networks take it. */
final class NetsInput {
    private NetsInput() {}

    static TrackInput of(TrackMeasurement track) {
        List<TrackInput.Window> windows =
                track.windows().stream().map(NetsInput::window).toList();
        return new TrackInput(track.audio(), track.levels().bandwidthHz(), windows, null);
    }

    private static TrackInput.Window window(WindowMeasurement window) {
        double[] origin = new double[window.origin().length];
        for (int i = 0; i < origin.length; i++) {
            origin[i] = window.origin()[i];
        }
        return new TrackInput.Window(window.startSeconds(), window.endSeconds(), origin);
    }
}
