package org.tonemark.cli.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tonemark.cli.KnownWords;
import org.tonemark.features.origin.LineEvidence;
import org.tonemark.features.picture.NullPicture.Family;
import org.tonemark.features.picture.Outline;
import org.tonemark.features.picture.TimelinePicture.Window;
import org.tonemark.verdict.Known;

/** What a picture says of a track, and what it cannot say, in plain words. */
final class Sentences {
    /** Line scores that noise reaches; as in the picture of the spectrum. */
    private static final double SHOWN = 3;

    private Sentences() {}

    static String waveform(Outline outline) {
        String clipped = outline.clippedColumns() == 0
                ? "no clipped samples"
                : format(
                        "clipped samples in %.1f %% of its length (marks above)",
                        100.0 * outline.clippedColumns() / outline.clipped().length);
        return format(
                "%s long, %.0f %% of it silent (hatched), %s. Silence and clipping say nothing of origin; they say how"
                        + " much there was to measure.",
                length(outline.seconds()), 100 * outline.silentShare(), clipped);
    }

    static String spectrogram(double contentEndHz) {
        String end = contentEndHz > 0
                ? format("The track has content up to %.1f kHz.", contentEndHz / 1000)
                : "The track has no content above the noise.";
        return end + " A sharp upper edge comes from a codec or a low sample rate, of human music as of AI music."
                + " Level lines across the whole time can be a decoder's, a synthesiser's or hum.";
    }

    static String spectrum(LineEvidence lines) {
        double hertz = lines.scores().get(lines.best()).spacing().hertz();
        return shows(lines)
                ? format(
                        "Fine lines every %s Hz stand out of the spectrum (score %.1f; noise reaches %.0f). Neural decoders"
                                + " leave such lines; so does human music that went through a neural codec.",
                        number(hertz), lines.score(), SHOWN)
                : format(
                        "No regular lines stand out (best score %.1f; noise reaches %.0f). Many generators leave none, so"
                                + " this does not show human origin.",
                        lines.score(), SHOWN);
    }

    /** True if the lines are above what noise reaches. */
    static boolean shows(LineEvidence lines) {
        return lines.score() >= SHOWN;
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
                        "%d of %d windows (hatched) disagree with the rest: %s. Parts of the track may be of another"
                                + " origin; listen to them.",
                        other, windows.size(), range);
    }

    private static long atLeast(Family family) {
        return java.util.Arrays.stream(family.human())
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
        return whole < 3600
                ? format("%d:%02d min", whole / 60, whole % 60)
                : format("%d:%02d:%02d h", whole / 3600, whole / 60 % 60, whole % 60);
    }

    private static String number(double value) {
        return format("%.2f", value).replaceFirst("\\.?0+$", "");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
