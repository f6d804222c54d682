package org.tonemark.curation.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tonemark.curation.console.view.EpochsPage;
import org.tonemark.curation.console.view.OperatorsPage.Day;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.verdict.Verdict.Segment;

/** Small pictures as SVG, made of numbers only: nothing that anybody wrote gets into them. */
public final class Drawings {
    private static final int SPOKES = 32;
    private static final int CENTRE = 50;
    /** Fewer columns stand at the right end, as thick as those of so many. */
    private static final int FEWEST_PLACES = 14;

    private Drawings() {}

    /** A track's mark: a ring of 32 bars, as long as the bytes of the SHA-256 of its CID. Equal CIDs, equal marks. */
    public static String mark(String cid, boolean large) {
        byte[] hash = Sha256.of(cid);
        int hue = Byte.toUnsignedInt(hash[0]) * 360 / 256;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < SPOKES; i++) {
            double angle = 2 * Math.PI * i / SPOKES;
            double end = 24 + 22.0 * Byte.toUnsignedInt(hash[i]) / 255;
            path.append(point('M', angle, 19)).append(point('L', angle, end));
        }
        return "<svg class=\"mark" + (large ? " large" : "") + "\" viewBox=\"0 0 100 100\" aria-hidden=\"true\">"
                + "<path d=\"" + path + "\" fill=\"none\" stroke=\"hsl(" + hue
                + " 55% 46%)\" stroke-width=\"5\" stroke-linecap=\"round\"/></svg>";
    }

    /** Origin likelihood over time: darker is likelier AI. */
    public static String segments(List<Segment> segments, double durationSeconds) {
        StringBuilder out = new StringBuilder(
                "<svg class=\"seg\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\"" + " aria-hidden=\"true\">");
        for (Segment segment : segments) {
            double from = 1000 * segment.startSeconds() / durationSeconds;
            double to = 1000 * segment.endSeconds() / durationSeconds;
            out.append(rect(from, 0, Math.max(to - from - 1, 1), 10, band(segment.aiLikelihood())));
        }
        return out.append("</svg>").toString();
    }

    /** The same for the script that colours the waveform: {@code start-end-class}, seconds, spaces between. */
    public static String stretches(List<Segment> segments) {
        return segments.stream()
                .map(s -> String.format(
                        Locale.ROOT, "%.2f-%.2f-%s", s.startSeconds(), s.endSeconds(), band(s.aiLikelihood())))
                .collect(Collectors.joining(" "));
    }

    /** Class of a likelihood in the style sheet: {@code l0} … {@code l4}. */
    public static String band(double likelihood) {
        return "l" + Math.min(4, Math.max(0, (int) (likelihood * 5)));
    }

    /** A square in the colour of a class. */
    public static String swatch(String name) {
        return "<svg viewBox=\"0 0 10 10\" aria-hidden=\"true\">" + rect(0, 0, 10, 10, name) + "</svg>";
    }

    /** A bar as long as a part of the largest. */
    public static String share(long part, long largest) {
        return "<svg class=\"bars\" viewBox=\"0 0 200 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + rect(0, 0, 200.0 * part / Math.max(largest, 1), 10, "a") + "</svg>";
    }

    /** Verdicts a day as stacked bars, the oldest first. */
    public static String days(List<Day> days) {
        return stacks(
                days.stream()
                        .map(d -> new long[] {d.accepted(), d.review(), d.rejected(), d.unreadable()})
                        .toList(),
                "abcd");
    }

    /** Decisions by epoch as stacked bars, the oldest first. @param epochs the newest first */
    public static String epochs(List<EpochsPage.Row> epochs) {
        return stacks(
                IntStream.range(0, epochs.size())
                        .mapToObj(i -> epochs.get(epochs.size() - 1 - i))
                        .map(e -> new long[] {e.promoted(), e.rejected(), e.abstained()})
                        .toList(),
                "acd");
    }

    /** The last column stands at the right end. @param columns {@code [column][part]} @param names classes of the parts, a letter each */
    private static String stacks(List<long[]> columns, String names) {
        double most = columns.stream()
                .mapToLong(column -> Arrays.stream(column).sum())
                .max()
                .orElse(1);
        int places = Math.max(columns.size(), FEWEST_PLACES);
        double width = 1000.0 / places;
        StringBuilder out = new StringBuilder(
                "<svg class=\"bars\" viewBox=\"0 0 1000 160\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (int i = 0; i < columns.size(); i++) {
            long[] parts = columns.get(i);
            double foot = 160;
            for (int k = 0; k < parts.length; k++) {
                double height = 155 * parts[k] / Math.max(most, 1);
                foot -= height;
                out.append(rect(
                        (places - columns.size() + i) * width, foot, width * .82, height, names.substring(k, k + 1)));
            }
        }
        return out.append("</svg>").toString();
    }

    private static String rect(double x, double y, double width, double height, String name) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                name,
                x,
                y,
                width,
                height);
    }

    private static String point(char command, double angle, double radius) {
        return String.format(
                Locale.ROOT,
                "%c%.1f %.1f",
                command,
                CENTRE + radius * Math.sin(angle),
                CENTRE - radius * Math.cos(angle));
    }
}
