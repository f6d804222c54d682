package org.tonemark.cli.explain;

import org.jspecify.annotations.Nullable;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.verify.TrackAnalyzer;

/** Keeps what was measured of the one track that is explained. */
final class RememberingFactory implements TrackAnalyzer.Factory {
    private static final long serialVersionUID = 1L;

    private final TrackAnalyzer.Factory factory;
    private transient @Nullable TrackMeasurement measurement;

    RememberingFactory(TrackAnalyzer.Factory factory) {
        this.factory = factory;
    }

    @Override
    public String model() {
        return factory.model();
    }

    @Override
    public TrackAnalyzer get() {
        return source -> {
            TrackAnalyzer.Analysis analysis = factory.get().analyze(source);
            if (analysis instanceof TrackAnalyzer.Analysis.Measured measured) {
                measurement = measured.measurement();
            }
            return analysis;
        };
    }

    /** {@code null} when nothing was measured. */
    @Nullable
    TrackMeasurement measurement() {
        return measurement;
    }
}
