package org.tonemark.cli.explain;

import java.util.Comparator;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.picture.SpectrumPicture;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;

/** The picture of a track: its mean spectrum with the lines of the window that shows them best. */
final class Drawing {
    private Drawing() {}

    static String svg(TrackMeasurement track) {
        return new SpectrumPicture().svg(track.meanSpectrumDb(), bestLines(track));
    }

    static LineEvidence bestLines(TrackMeasurement track) {
        return track.windows().stream()
                .map(WindowMeasurement::lines)
                .max(Comparator.comparingDouble(LineEvidence::score))
                .orElseThrow();
    }
}
