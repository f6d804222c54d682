package org.tonemark.cli.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tonemark.cli.KnownWords;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.features.picture.Outline;
import org.tonemark.features.picture.ShownLines;
import org.tonemark.features.picture.TimelinePicture.Window;
import org.tonemark.nets.model.FamilyScorer;
import org.tonemark.verdict.Known;

/** What a picture says of a track, and what it cannot say, in plain words. */
final class Sentences {
    private static final int STRETCHES = 4;

    private Sentences() {}

    static String waveform(Outline outline) {
        String clipped = outline.clippedColumns() == 0
                ? "no clipped samples"
                : format(
                        "clipped samples in %.1f %% of its length (marks above)",
                        100.0 * outline.clippedColumns() / outline.clipped().length);
        return format(
                "%s long, %s, %s. Silence and clipping say nothing of origin; they say how much there was to measure.",
                length(outline.seconds()), silent(outline.silentShare()), clipped);
    }

    private static String silent(double share) {
        if (share == 0) {
            return "no silence";
        }
        return share < 0.01
                ? "less than 1 % of it silent (hatched)"
                : format("%.0f %% of it silent (hatched)", 100 * share);
    }

    static String spectrogram(double contentEndHz) {
        if (contentEndHz <= 0) {
            return "There is no sound to see.";
        }
        return format("The track has content up to %.1f kHz.", contentEndHz / 1000)
                + " A sharp upper edge comes from a codec or a low sample rate, of human music as of AI music."
                + " Level lines across the whole time can be a decoder's, a synthesiser's or hum.";
    }

    static String spectrum(List<LineEvidence> windows) {
        if (windows.stream().allMatch(w -> w.contentEndHz() <= 0)) {
            return "There is no sound in which lines could stand.";
        }
        double best = windows.stream().mapToDouble(LineEvidence::score).max().orElse(0);
        return ShownLines.of(windows)
                .map(lines -> lines(lines, windows.size()))
                .orElseGet(() -> format(
                        "No tones at regular distances keep their phase (best score %.1f; noise reaches %.0f). Many"
                                + " generators leave none, so this does not show human origin.",
                        best, ShownLines.NOISE));
    }

    private static String lines(ShownLines lines, int windows) {
        String found = format(
                "Tones %s keep their phase%s, many too faint to be seen here (score %.1f; noise reaches %.0f).",
                lines.words(),
                windows > 1 ? ", in the window that shows them best" : "",
                lines.score(),
                ShownLines.NOISE);
        return found + behaviour(lines);
    }

    private static String behaviour(ShownLines lines) {
        return switch (lines.behaviour()) {
            case OF_A_DECODER ->
                (lines.score() > FamilyScorer.Lines.HIGHEST
                                ? format(" More than %.0f counts no more.", FamilyScorer.Lines.HIGHEST)
                                : "")
                        + " They rise and fall with the music around them, as those of a neural decoder do: a generator's,"
                        + " or a codec's that human music went through.";
            case APART ->
                " Their level does not follow the music around them, as with hum, buzz or tones that were added; a"
                        + " decoder's would. They count as 1 at most.";
            case LOUD ->
                " They stand out further than those of any known decoder, as tones do that were added. They count as 1 at"
                        + " most.";
            case PASSING ->
                " A third of the window is without them, as where human music follows AI music. They count as 1 at most.";
        };
    }

    static String families(List<Family> families) {
        return families.stream()
                        .map(f -> format(
                                "%s: %s of %d known human-made tracks score at least as high (p %.4f)",
                                f.family(),
                                atLeast(f) == 0 ? "none" : String.valueOf(atLeast(f)),
                                f.human().length,
                                f.pValue()))
                        .collect(Collectors.joining("; "))
                + ". A mark far to the right of the bars is unlike known human music; acceptance asks for two families.";
    }

    static String known(List<Known> known) {
        return known.stream().limit(4).map(KnownWords::of).collect(Collectors.joining("; "))
                + (known.size() > 4 ? format("; and %d more", known.size() - 4) : "")
                + ". The same recording was heard in both; listen to both places before you rate.";
    }

    static String timeline(List<Window> windows) {
        double low = windows.stream().mapToDouble(Window::likelihood).min().orElse(0);
        double high = windows.stream().mapToDouble(Window::likelihood).max().orElse(0);
        long other = windows.stream().filter(Window::disagrees).count();
        String range = format("likelihood %.2f to %.2f", low, high);
        if (windows.size() == 1) {
            return format("One window was scored: likelihood %.2f.", high);
        }
        return other == 0
                ? format("The %d windows tell one story: %s.", windows.size(), range)
                : format(
                        "%d of %d windows (hatched: %s) disagree with the rest: %s. Parts of the track may be of another"
                                + " origin; listen to them.",
                        other, windows.size(), stretches(windows), range);
    }

    /** {@code 0:30 to 1:00, 2:15 to 2:30}; the first four. */
    private static String stretches(List<Window> windows) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from < windows.size(); from++) {
            int to = from;
            while (to < windows.size() && windows.get(to).disagrees()) {
                to++;
            }
            if (to > from) {
                found.add(clock(windows.get(from).startSeconds()) + " to "
                        + clock(windows.get(to - 1).endSeconds()));
                from = to;
            }
        }
        int more = found.size() - STRETCHES;
        return String.join(", ", found.subList(0, Math.min(STRETCHES, found.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** {@code 0:09}, {@code 3:05}, {@code 1:02:03}. */
    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? format("%d:%02d", whole / 60, whole % 60)
                : format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static long atLeast(Family family) {
        return Arrays.stream(family.human())
                .filter(score -> score >= family.score())
                .count();
    }

    /** {@code 0.9 s}, {@code 12 s}, {@code 3:05 min}, {@code 1:02:03 h}. */
    private static String length(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 10) {
            return format("%.1f s", seconds);
        }
        if (whole < 60) {
            return whole + " s";
        }
        return clock(seconds) + (whole < 3600 ? " min" : " h");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
