package org.tonemark.cli.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.features.picture.TimelinePicture.Window;
import org.tonemark.features.track.WindowMeasurement;
import org.tonemark.verdict.Verdict;

/**
 * A verdict with everything that was seen on the way to it.
 *
 * @param detail one line for the operator when nothing was measured, else empty
 * @param seen {@code null} when nothing was measured
 * @param families scores against known human-made music; empty when the model has no card
 * @param windowSpread spread of likelihood between windows from which the policy says that they disagree
 */
record Explanation(
        Verdict verdict,
        String detail,
        RememberingFactory.@Nullable Seen seen,
        List<Family> families,
        double windowSpread) {

    /** The lines of the window that shows them best. */
    Optional<LineEvidence> bestLines() {
        return lines().stream().max(Comparator.comparingDouble(LineEvidence::score));
    }

    /** The lines of each window; empty when nothing was measured. */
    List<LineEvidence> lines() {
        return seen == null
                ? List.of()
                : seen.measurement().windows().stream()
                        .map(WindowMeasurement::lines)
                        .toList();
    }

    /** Windows that were scored. Where they spread too far, those beyond half the spread from the median disagree. */
    List<Window> timeline() {
        Verdict.Origin origin = verdict.origin();
        if (origin == null) {
            return List.of();
        }
        double[] sorted = origin.segments().stream()
                .mapToDouble(Verdict.Segment::aiLikelihood)
                .sorted()
                .toArray();
        boolean split = sorted.length > 1 && sorted[sorted.length - 1] - sorted[0] > windowSpread;
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        return origin.segments().stream()
                .map(s -> new Window(
                        s.startSeconds(),
                        s.endSeconds(),
                        s.aiLikelihood(),
                        split && Math.abs(s.aiLikelihood() - median) > windowSpread / 2))
                .toList();
    }
}
