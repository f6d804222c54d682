package org.tonemark.features.picture;

/** The outline of a track as a stand-alone SVG: peaks over time, silent stretches hatched, clipping marked above. */
public final class WaveformPicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 190;

    private WaveformPicture() {}

    /** @param alt what the picture shows */
    public static String svg(Outline outline, String alt) {
        Svg svg = new Svg(WIDTH, HEIGHT, alt);
        svg.hatching("silent", "#8a8a8a");
        bands(svg, outline);
        peaks(svg, outline);
        marks(svg, outline);
        for (double level : new double[] {-1, 0, 1}) {
            double y = y(svg, level);
            svg.line(Svg.LEFT - 4, y, Svg.LEFT, y, 0.5);
            svg.label(Svg.LEFT - 7, y + 4, "end", level < 0 ? "−1" : String.valueOf((int) level));
        }
        svg.verticalLabel("sample, full scale ±1");
        return svg.timeAxis(outline.seconds()).end();
    }

    /** A little room above full scale for the marks of clipping. */
    private static double y(Svg svg, double sample) {
        double limited = Math.max(-1, Math.min(1, sample));
        return svg.y((limited + 1) / 2 * 0.92);
    }

    private static void bands(Svg svg, Outline outline) {
        boolean[] silent = outline.silent();
        for (int from = 0; from < silent.length; from++) {
            int to = from;
            while (to < silent.length && silent[to]) {
                to++;
            }
            if (to > from) {
                double left = x(svg, outline, from);
                svg.add(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"url(#silent)\" "
                                + "fill-opacity=\".5\"/>",
                        left, y(svg, 1), Math.max(0.5, x(svg, outline, to) - left), y(svg, -1) - y(svg, 1));
                from = to;
            }
        }
    }

    private static void peaks(Svg svg, Outline outline) {
        svg.add("<path fill=\"%s\" stroke=\"%s\" stroke-width=\".6\" d=\"M", Svg.BLUE, Svg.BLUE);
        int n = outline.high().length;
        for (int i = 0; i < n; i++) {
            svg.add(i == 0 ? "%.1f %.1f" : "L%.1f %.1f", x(svg, outline, i + 0.5), y(svg, outline.high()[i]));
        }
        for (int i = n - 1; i >= 0; i--) {
            svg.add("L%.1f %.1f", x(svg, outline, i + 0.5), y(svg, outline.low()[i]));
        }
        svg.add("Z\"/>");
    }

    private static void marks(Svg svg, Outline outline) {
        svg.add("<path stroke=\"%s\" stroke-width=\"1.5\" fill=\"none\" d=\"", Svg.ORANGE);
        for (int i = 0; i < outline.clipped().length; i++) {
            if (outline.clipped()[i]) {
                svg.add("M%.1f %dv6", x(svg, outline, i + 0.5), Svg.TOP - 2);
            }
        }
        svg.add("\"/>");
    }

    private static double x(Svg svg, Outline outline, double column) {
        return svg.x(Math.min(outline.seconds(), column * outline.secondsPerColumn()), outline.seconds());
    }
}
