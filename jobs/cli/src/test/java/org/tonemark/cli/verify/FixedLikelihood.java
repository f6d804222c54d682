package org.tonemark.cli.verify;

import java.util.List;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.nets.ModelScores;
import org.tonemark.nets.OriginScores;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.MeasuringAnalyzer;
import org.tonemark.verify.TrackAnalyzer;

/** Real decoding and measuring, and the same scores for every track: what follows the scores is tested with it. */
public record FixedLikelihood(double likelihood, String model) implements TrackAnalyzer.Factory {
    @Override
    public TrackAnalyzer get() {
        Verdict.Evidence lines = new Verdict.Evidence("decoder-lines", "spacing 200 Hz", 10 * likelihood, likelihood);
        Verdict.Evidence partials = new Verdict.Evidence("partials", "unsteady partials", likelihood, likelihood);
        OriginScores scores = new OriginScores(
                likelihood,
                likelihood,
                1.0 - likelihood,
                likelihood / 2,
                new Verdict.Calibration("none", 0, 0),
                null,
                List.of(new Verdict.Segment(0, 8, likelihood)),
                List.of(lines, partials));
        return new MeasuringAnalyzer(new FfmpegDecoder(), track -> new ModelScores(scores, null, null));
    }
}
