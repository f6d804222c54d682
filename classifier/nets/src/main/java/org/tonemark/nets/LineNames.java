package org.tonemark.nets;

import java.util.Comparator;
import java.util.Locale;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.track.TrackMeasurement;
import org.tonemark.features.track.WindowMeasurement;
import org.tonemark.verdict.Verdict;

/** Names the evidence of decoder lines by the spacing of the strongest window. */
final class LineNames {
    private static final String FAMILY = "decoder-lines";

    private LineNames() {}

    static OriginScores apply(OriginScores scores, TrackMeasurement measurement) {
        String name = measurement.windows().stream()
                .map(WindowMeasurement::lines)
                .filter(lines -> lines.score() > 0)
                .max(Comparator.comparingDouble(LineEvidence::score))
                .map(LineNames::spacing)
                .orElse("no locked lines");
        return new OriginScores(
                scores.aiLikelihood(),
                scores.rawScore(),
                scores.humanPValue(),
                scores.generator(),
                scores.segments(),
                scores.evidence().stream()
                        .map(e -> e.family().equals(FAMILY)
                                ? new Verdict.Evidence(e.family(), name, e.score(), e.nullQuantile())
                                : e)
                        .toList());
    }

    /** {@code spacing 200 Hz}, {@code spacing 86.13 Hz}. */
    private static String spacing(LineEvidence lines) {
        double hertz = lines.scores().get(lines.best()).spacing().hertz();
        String number = String.format(Locale.ROOT, "%.2f", hertz).replaceFirst("\\.?0+$", "");
        return "spacing " + number + " Hz";
    }
}
