package org.tonemark.verify;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.features.provenance.Mark;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.nets.SoundEmbedding;
import org.tonemark.verdict.Verdict;

/** Bytes to scores: decodes, measures and scores one track. Implementations may be used by several threads at once. */
public interface TrackAnalyzer {
    Analysis analyze(AudioSource source);

    /** What became of the bytes; expected failures are values. */
    sealed interface Analysis {
        /**
         * @param origin {@code null} when nothing could be scored (silence)
         * @param audibleSeconds time that is not silent
         * @param sketch what the report draws
         * @param measurement everything that was measured, for those who explain it
         * @param marks what the file says of itself; shown beside the evidence, never weighed
         * @param embedding what it sounds like; {@code null} when the model makes none, or of silence
         */
        record Measured(
                Verdict.@Nullable Origin origin,
                Verdict.@Nullable Genre genre,
                Verdict.@Nullable Mood mood,
                Verdict.Quality quality,
                Verdict.Audio audio,
                double audibleSeconds,
                @Nullable SpectrumSketch sketch,
                @Nullable TrackMeasurement measurement,
                List<Mark> marks,
                @Nullable SoundEmbedding embedding)
                implements Analysis {}

        /** @param code name of an {@link org.tonemark.features.decode.UnreadableCode} */
        record Unreadable(String code, String detail) implements Analysis {}

        /** The bytes could not be had. */
        record Failed(String detail) implements Analysis {}
    }

    /** Makes the analyzer where it is needed: in this process, or once in every executor. */
    interface Factory extends Serializable {
        /** Identity of the models, such as {@code origin-2026.11e}. */
        String model();

        /** The analyzer of this process; cheap after the first call. */
        TrackAnalyzer get();
    }
}
