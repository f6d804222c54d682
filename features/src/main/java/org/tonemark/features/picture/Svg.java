package org.tonemark.features.picture;

import java.util.Locale;

/**
 * Text of a stand-alone SVG picture with one plot in it: horizontal axis below, vertical axis at the left. Lines and
 * letters take the colour of the page, so that it fits light and dark; curves have colours of middle lightness that
 * readers with colour-blindness tell apart (after Okabe and Ito). Equal calls give equal text.
 */
final class Svg {
    static final String BLUE = "#3a7fc1";
    static final String ORANGE = "#c8641b";
    static final int LEFT = 52;
    static final int RIGHT = 12;
    static final int TOP = 12;
    static final int BOTTOM = 36;

    private final StringBuilder text = new StringBuilder(1 << 14);
    private final int width;
    private final int height;

    /** @param alt what the picture shows, for those who do not see it */
    Svg(int width, int height, String alt) {
        this.width = width;
        this.height = height;
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "font-family=\"sans-serif\" font-size=\"11\" fill=\"currentColor\">",
                width, height, width, height);
        add("<title>%s</title>", escape(alt));
    }

    Svg add(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
        return this;
    }

    Svg label(double x, double y, String anchor, String words) {
        return add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escape(words));
    }

    Svg line(double x1, double y1, double x2, double y2, double opacity) {
        return add(
                "<path stroke=\"currentColor\" stroke-opacity=\"%.2f\" fill=\"none\" d=\"M%.1f %.1fL%.1f %.1f\"/>",
                opacity, x1, y1, x2, y2);
    }

    /** Hatching for areas that must not rest on colour alone. */
    Svg hatching(String id, String colour) {
        return add(
                "<defs><pattern id=\"%s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                        + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"%s\" "
                        + "fill-opacity=\".25\"/><path d=\"M0 0V6\" stroke=\"%s\" stroke-width=\"3\"/></pattern></defs>",
                id, colour, colour);
    }

    /** Frame lines of the plot, and marks of time below it at round numbers. */
    Svg timeAxis(double seconds) {
        return frame().times(seconds, x(1, 1));
    }

    /** Marks of time from the left edge to {@code right}. */
    Svg times(double seconds, double right) {
        double step = timeStep(seconds);
        for (int i = 0; i * step <= seconds; i++) {
            double x = LEFT + (seconds <= 0 ? 0 : i * step / seconds) * (right - LEFT);
            line(x, bottom(), x, bottom() + 4, 0.5);
            if (x < right - 34) {
                label(x, bottom() + 16, "middle", time(i * step));
            }
        }
        label(right, bottom() + 16, "end", time(seconds));
        String unit = seconds < 60 ? "time, seconds" : "time, minutes:seconds";
        return label((LEFT + right) / 2, bottom() + 31, "middle", unit);
    }

    Svg frame() {
        return add(
                "<path stroke=\"currentColor\" stroke-opacity=\".5\" fill=\"none\" d=\"M%d %dV%dH%d\"/>",
                LEFT, TOP, bottom(), width - RIGHT);
    }

    /** Words beside the vertical axis, read upwards. */
    Svg verticalLabel(String words) {
        return verticalLabelAt(words, (TOP + bottom()) / 2);
    }

    Svg verticalLabelAt(String words, int middle) {
        return add(
                "<text transform=\"translate(12 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                middle, escape(words));
    }

    double x(double value, double most) {
        return LEFT + (most <= 0 ? 0 : value / most) * (width - LEFT - RIGHT);
    }

    /** @param share 0 at the bottom of the plot, 1 at its top */
    double y(double share) {
        return bottom() - share * (bottom() - TOP);
    }

    int bottom() {
        return height - BOTTOM;
    }

    double plotMiddle() {
        return (LEFT + width - RIGHT) / 2.0;
    }

    String end() {
        return text.append("</svg>").toString();
    }

    private static double timeStep(double seconds) {
        for (double step : new double[] {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800}) {
            if (seconds / step <= 10) {
                return step;
            }
        }
        return 3600;
    }

    /** {@code 0.5}, {@code 2}, {@code 12}, {@code 3:05}, {@code 1:02:03}. */
    static String time(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f", seconds).replace(".0", "");
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return Long.toString(whole);
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
