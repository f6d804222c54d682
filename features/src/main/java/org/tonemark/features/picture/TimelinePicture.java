package org.tonemark.features.picture;

import java.util.List;

/** Likelihood over time as a stand-alone SVG: a bar a window, those that disagree with the rest hatched and orange. */
public final class TimelinePicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 170;
    /** Below this width the bars of a long track touch. */
    private static final double GAP_FROM = 4;

    private TimelinePicture() {}

    /**
     * A stretch of time.
     *
     * @param likelihood of AI origin, 0 … 1
     * @param disagrees with most of the track
     */
    public record Window(double startSeconds, double endSeconds, double likelihood, boolean disagrees) {}

    /** @param alt what the picture shows */
    public static String svg(List<Window> windows, double seconds, String alt) {
        Svg svg = new Svg(WIDTH, HEIGHT, alt);
        svg.hatching("other", Svg.ORANGE);
        for (double level : new double[] {0, 0.5, 1}) {
            double y = svg.y(level);
            svg.line(Svg.LEFT, y, svg.x(1, 1), y, 0.2);
            svg.label(Svg.LEFT - 7, y + 4, "end", level == 0.5 ? "0.5" : String.valueOf((int) level));
        }
        double end = Math.max(
                seconds, windows.stream().mapToDouble(Window::endSeconds).max().orElse(0));
        for (Window window : windows) {
            double left = svg.x(window.startSeconds(), end);
            double width = svg.x(window.endSeconds(), end) - left;
            double height = Math.max(1.5, svg.y(0) - svg.y(window.likelihood()));
            svg.add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>%s to %s s: %.4f</title></rect>",
                    left,
                    svg.y(0) - height,
                    width > GAP_FROM ? width - 1 : Math.max(0.5, width),
                    height,
                    window.disagrees() ? "url(#other)" : Svg.BLUE,
                    Svg.time(window.startSeconds()),
                    Svg.time(window.endSeconds()),
                    window.likelihood());
        }
        return svg.verticalLabel("likelihood of AI").timeAxis(end).end();
    }
}
