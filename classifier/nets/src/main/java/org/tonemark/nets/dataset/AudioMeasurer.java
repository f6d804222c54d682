package org.tonemark.nets.dataset;

import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.track.TrackMeasurer;
import org.tonemark.features.track.TrackResult;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.TrackInput;
import org.tonemark.nets.TrackInputs;

/** Measures audio as {@code verify} does. */
public final class AudioMeasurer implements Measurer {
    private final ThreadLocal<TrackMeasurer> measurers =
            ThreadLocal.withInitial(() -> new TrackMeasurer(new FfmpegDecoder()));

    @Override
    public FeatureLayout layout() {
        return FeatureLayout.measured();
    }

    @Override
    public TrackInput measure(AudioSource source) {
        TrackResult result = measurers.get().measure(source);
        if (result instanceof TrackResult.Measured measured) {
            return TrackInputs.of(measured.measurement());
        }
        if (result instanceof TrackResult.Unreadable unreadable) {
            throw new DatasetException(unreadable.code() + ": " + unreadable.detail());
        }
        throw new DatasetException(((TrackResult.Failed) result).detail());
    }
}
