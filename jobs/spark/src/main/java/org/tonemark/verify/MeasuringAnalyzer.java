package org.tonemark.verify;

import java.util.List;
import java.util.function.Function;
import org.tonemark.features.AudioInfo;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.decode.Decoder;
import org.tonemark.features.level.Levels;
import org.tonemark.features.provenance.EdgeTap;
import org.tonemark.features.provenance.Mark;
import org.tonemark.features.provenance.Provenance;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.TrackMeasurer;
import org.tonemark.features.track.TrackResult;
import org.tonemark.nets.ModelScores;
import org.tonemark.verdict.QualityScore;
import org.tonemark.verdict.Rounding;
import org.tonemark.verdict.Verdict;

/** The real analyzer: decodes, measures, and asks the models. */
public final class MeasuringAnalyzer implements TrackAnalyzer {
    /** A measurer keeps 10 MB of work space and serves one thread. */
    private final ThreadLocal<TrackMeasurer> measurers;

    private final Function<TrackMeasurement, ModelScores> models;

    /** @param models scores of a measurement, thread-safe */
    public MeasuringAnalyzer(Decoder decoder, Function<TrackMeasurement, ModelScores> models) {
        this.measurers = ThreadLocal.withInitial(() -> new TrackMeasurer(decoder));
        this.models = models;
    }

    @Override
    public Analysis analyze(AudioSource source) {
        EdgeTap tap = new EdgeTap(source);
        TrackResult result = measurers.get().measure(tap);
        if (result instanceof TrackResult.Unreadable unreadable) {
            return new Analysis.Unreadable(unreadable.code().name(), unreadable.detail());
        }
        if (result instanceof TrackResult.Failed failed) {
            return new Analysis.Failed(failed.detail());
        }
        return score(
                ((TrackResult.Measured) result).measurement(),
                Provenance.read(tap.edges()).marks());
    }

    private Analysis.Measured score(TrackMeasurement track, List<Mark> marks) {
        ModelScores scores = models.apply(track);
        Levels levels = track.levels();
        return new Analysis.Measured(
                scores.origin() == null ? null : scores.origin().toVerdict(),
                scores.genre(),
                scores.mood(),
                quality(levels),
                audio(track.audio()),
                track.audio().durationSeconds() * (1 - levels.silenceRatio()),
                TrackPictures.of(track),
                track,
                marks,
                scores.embedding());
    }

    private static Verdict.Quality quality(Levels levels) {
        return QualityScore.of(
                levels.loudnessLufs(),
                levels.loudnessRangeLu(),
                levels.truePeakDbtp(),
                levels.clippedRatio(),
                levels.silenceRatio(),
                (int) Math.round(levels.bandwidthHz()),
                levels.stereoWidth());
    }

    private static Verdict.Audio audio(AudioInfo audio) {
        return new Verdict.Audio(
                Rounding.round4(audio.durationSeconds()),
                audio.sampleRateHz(),
                audio.channels(),
                audio.codec(),
                audio.bitrateKbps());
    }
}
