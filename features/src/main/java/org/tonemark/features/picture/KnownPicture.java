package org.tonemark.features.picture;

import java.util.List;

/** Stretches that a track shares with known recordings: the track above, each recording below, on one scale of time. */
public final class KnownPicture {
    private static final int WIDTH = 720;
    private static final int ROW = 44;
    private static final int BAR = 16;
    private static final int MOST = 4;
    private static final int LONGEST_LABEL = 90;

    private KnownPicture() {}

    /**
     * A shared stretch, seconds.
     *
     * @param label of the known recording
     */
    public record Stretch(
            String label, double startSeconds, double endSeconds, double knownStartSeconds, double knownEndSeconds) {}

    /** The first four are drawn. @param seconds length of the track @param alt what the picture shows */
    public static String svg(List<Stretch> stretches, double seconds, String alt) {
        List<Stretch> drawn = stretches.subList(0, Math.min(MOST, stretches.size()));
        Svg svg = new Svg(WIDTH, Svg.TOP + ROW * (drawn.size() + 1) + Svg.BOTTOM, alt);
        double end = Math.max(
                seconds,
                drawn.stream().mapToDouble(Stretch::knownEndSeconds).max().orElse(0));
        svg.hatching("shared", Svg.ORANGE);
        svg.label(Svg.LEFT, Svg.TOP + 10, "start", "this track");
        bar(svg, Svg.TOP + 14, 0, seconds, end, "currentColor\" fill-opacity=\".15");
        for (int i = 0; i < drawn.size(); i++) {
            Stretch stretch = drawn.get(i);
            int top = Svg.TOP + ROW * (i + 1);
            bar(svg, Svg.TOP + 14, stretch.startSeconds(), stretch.endSeconds(), end, "url(#shared)");
            svg.label(Svg.LEFT, top + 10, "start", shortened(stretch.label()));
            bar(svg, top + 14, stretch.knownStartSeconds(), stretch.knownEndSeconds(), end, "url(#shared)");
            svg.line(
                    svg.x(stretch.startSeconds(), end),
                    Svg.TOP + 14 + BAR,
                    svg.x(stretch.knownStartSeconds(), end),
                    top + 14,
                    0.3);
            svg.line(
                    svg.x(stretch.endSeconds(), end),
                    Svg.TOP + 14 + BAR,
                    svg.x(stretch.knownEndSeconds(), end),
                    top + 14,
                    0.3);
        }
        return svg.timeAxis(end).end();
    }

    private static void bar(Svg svg, double top, double start, double stop, double end, String fill) {
        double left = svg.x(start, end);
        svg.add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"" + fill
                        + "\"><title>%s to %s</title></rect>",
                left,
                top,
                Math.max(1, svg.x(stop, end) - left),
                BAR,
                Svg.time(start),
                Svg.time(stop));
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL) + "…";
    }
}
