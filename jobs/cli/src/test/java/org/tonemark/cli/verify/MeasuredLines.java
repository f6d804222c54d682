package org.tonemark.cli.verify;

import java.util.List;
import org.tonemark.features.decode.FfmpegDecoder;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;
import org.tonemark.nets.ModelScores;
import org.tonemark.nets.OriginScores;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.MeasuringAnalyzer;
import org.tonemark.verify.TrackAnalyzer;

/**
 * Real decoding and measuring with a likelihood read off the decoder lines alone: what the batch is tested with where
 * no trained model is needed.
 */
public record MeasuredLines() implements TrackAnalyzer.Factory {
    private static final TrackAnalyzer ANALYZER = new MeasuringAnalyzer(new FfmpegDecoder(), MeasuredLines::score);

    @Override
    public String model() {
        return "lines-test";
    }

    @Override
    public TrackAnalyzer get() {
        return ANALYZER;
    }

    private static ModelScores score(TrackMeasurement track) {
        List<WindowMeasurement> heard =
                track.windows().stream().filter(w -> w.levelDbfs() > -80).toList();
        if (heard.isEmpty()) {
            return new ModelScores(null, null, null);
        }
        double best = heard.stream().mapToDouble(w -> w.lines().score()).max().getAsDouble();
        List<Verdict.Segment> segments = heard.stream()
                .map(w -> new Verdict.Segment(
                        w.startSeconds(), w.endSeconds(), likelihood(w.lines().score())))
                .toList();
        Verdict.Evidence lines = new Verdict.Evidence("decoder-lines", "best spacing", best, null);
        double likelihood = likelihood(best);
        OriginScores origin = new OriginScores(
                likelihood,
                best,
                1 - likelihood,
                likelihood < 0.3 ? 0.01 : 0.5,
                new Verdict.Calibration("none", 0, 0),
                null,
                segments,
                List.of(lines));
        return new ModelScores(origin, null, null);
    }

    private static double likelihood(double score) {
        return 1 / (1 + Math.exp(3.4 - score));
    }
}
