package org.tonemark.features.picture;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tonemark.features.Decimals;
import org.tonemark.features.origin.LineBehaviour;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.origin.LineScore;
import org.tonemark.features.origin.MovedLines;

/**
 * The regular lines of a track that are worth drawing: those of the window that shows them best.
 *
 * @param spacingHz as a decoder makes it
 * @param ratio speed at which it is heard: lines stand at multiples of {@code ratio} times {@code spacingHz}
 * @param score s, 3 or more
 * @param behaviour as a decoder's lines, or how not
 * @param contentEndHz end of content of that window, at most 15,500 Hz
 */
public record ShownLines(double spacingHz, double ratio, double score, LineBehaviour behaviour, double contentEndHz) {
    /** Score that noise reaches. */
    public static final double NOISE = 3;

    private static final double LOWEST_HZ = 3_000;

    /** Lines at speed 1 come first, else those that a change of speed has moved; empty where noise would do as well. */
    public static Optional<ShownLines> of(List<LineEvidence> windows) {
        return windows.stream()
                .filter(w -> w.score() >= NOISE)
                .max(Comparator.comparingDouble(LineEvidence::score))
                .map(ShownLines::unmoved)
                .or(() -> windows.stream()
                        .filter(w -> w.moved() != null && w.moved().score() >= NOISE)
                        .max(Comparator.comparingDouble(
                                w -> Objects.requireNonNull(w.moved()).score()))
                        .map(w -> moved(w, Objects.requireNonNull(w.moved()))));
    }

    private static ShownLines unmoved(LineEvidence window) {
        LineScore best = window.scores().get(window.best());
        LineBehaviour behaviour =
                LineBehaviour.of(window.lrConst(), window.lrWide(), window.loudest(), window.weakestThird());
        return new ShownLines(best.spacing().hertz(), 1, window.score(), behaviour, window.contentEndHz());
    }

    private static ShownLines moved(LineEvidence window, MovedLines lines) {
        LineBehaviour behaviour =
                LineBehaviour.of(lines.following(), lines.following(), window.loudest(), lines.weakestThird());
        return new ShownLines(lines.spacing().hertz(), lines.ratio(), lines.score(), behaviour, window.contentEndHz());
    }

    /** Where the lines stand, in Hz: from 3 kHz to the end of content. */
    public double[] hertz() {
        double heard = heardHz();
        int first = (int) Math.ceil(LOWEST_HZ / heard);
        int last = (int) Math.floor(contentEndHz / heard);
        double[] hertz = new double[Math.max(0, last - first + 1)];
        for (int i = 0; i < hertz.length; i++) {
            hertz[i] = (first + i) * heard;
        }
        return hertz;
    }

    /** Their distance as heard, in Hz. */
    public double heardHz() {
        return spacingHz * ratio;
    }

    /** {@code every 200 Hz}, {@code every 206 Hz (200 Hz at speed 1.03)}. */
    public String words() {
        return ratio == 1
                ? "every " + Decimals.trimmed(spacingHz, 2) + " Hz"
                : "every " + Decimals.trimmed(heardHz(), 2) + " Hz (" + Decimals.trimmed(spacingHz, 2) + " Hz at speed "
                        + Decimals.trimmed(ratio, 4) + ")";
    }
}
