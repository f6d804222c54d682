package org.tonemark.cli.explain;

import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.DecodeResult;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.picture.PictureMeter;
import org.tonemark.features.provenance.EdgeTap;
import org.tonemark.features.provenance.Provenance;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.verify.TrackAnalyzer;

/** Keeps what was measured of the one track that is explained; with pictures it decodes the track a second time. */
final class RememberingFactory implements TrackAnalyzer.Factory {
    private static final long serialVersionUID = 1L;

    private final TrackAnalyzer.Factory factory;
    private final boolean pictures;
    private transient @Nullable Seen seen;

    RememberingFactory(TrackAnalyzer.Factory factory, boolean pictures) {
        this.factory = factory;
        this.pictures = pictures;
    }

    /**
     * What was seen of a track.
     *
     * @param drawn outline and spectrogram; {@code null} without pictures
     * @param provenance what the file says of itself; {@code null} without pictures
     */
    record Seen(
            TrackMeasurement measurement,
            @Nullable PictureMeter drawn,
            @Nullable Provenance provenance) {}

    @Override
    public String model() {
        return factory.model();
    }

    @Override
    public TrackAnalyzer get() {
        return source -> {
            TrackAnalyzer.Analysis analysis = factory.get().analyze(source);
            if (analysis instanceof TrackAnalyzer.Analysis.Measured measured && measured.measurement() != null) {
                seen = pictures ? draw(source, measured.measurement()) : new Seen(measured.measurement(), null, null);
            }
            return analysis;
        };
    }

    private static Seen draw(AudioSource source, TrackMeasurement measurement) {
        EdgeTap tap = new EdgeTap(source);
        PictureMeter meter = new PictureMeter();
        boolean drawn = new FfmpegDecoder().decode(tap, meter) instanceof DecodeResult.Decoded;
        return new Seen(measurement, drawn ? meter : null, Provenance.read(tap.edges()));
    }

    /** {@code null} when nothing was measured. */
    @Nullable
    Seen seen() {
        return seen;
    }
}
