package org.tonemark.nets.evaluate;

import java.util.Locale;

/** Small plots as SVG; axes from 0 to 1. */
final class Plots {
    private static final int SIZE = 240;
    private static final int MARGIN = 34;

    private Plots() {}

    /** Receiver operating characteristic. */
    static String roc(RocCurve curve) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < curve.falsePositive().length; i++) {
            line.append(point(curve.falsePositive()[i], curve.truePositive()[i]));
        }
        return frame(
                "ROC",
                "humans accepted",
                "AI found",
                "<polyline fill=\"none\" stroke=\"#06c\" stroke-width=\"2\" points=\"" + line + "\"/>");
    }

    /** Reliability: observed share of AI over the mean likelihood, with intervals. */
    static String reliability(CalibrationError calibration) {
        StringBuilder marks = new StringBuilder();
        for (CalibrationError.Bin bin : calibration.bins()) {
            Proportion p = bin.observed();
            marks.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\" stroke=\"#06c\"/>",
                    x(bin.confidence()),
                    y(p.lower()),
                    y(p.upper())));
            marks.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#06c\"><title>%d of %d</title></circle>",
                    x(bin.confidence()),
                    y(p.value()),
                    p.successes(),
                    p.trials()));
        }
        return frame("Reliability", "likelihood", "share of AI", marks.toString());
    }

    private static String frame(String title, String xAxis, String yAxis, String content) {
        int end = MARGIN + SIZE;
        return String.format(
                Locale.ROOT,
                "<svg width=\"%1$d\" height=\"%1$d\" role=\"img\" aria-label=\"%2$s\" font-size=\"11\""
                        + " fill=\"currentColor\"><rect x=\"%3$d\" y=\"%4$d\" width=\"%5$d\" height=\"%5$d\" fill=\"none\""
                        + " stroke=\"#999\"/><polyline points=\"%6$s%7$s\" stroke=\"#bbb\" stroke-dasharray=\"3\"/>%8$s"
                        + "<text x=\"%3$d\" y=\"12\">%2$s: %10$s (up) over %9$s (right), 0 to 1</text></svg>",
                end + MARGIN,
                title,
                MARGIN,
                MARGIN - 14,
                SIZE,
                point(0, 0),
                point(1, 1),
                content,
                xAxis,
                yAxis);
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x(x), y(y));
    }

    private static double x(double value) {
        return MARGIN + SIZE * value;
    }

    private static double y(double value) {
        return MARGIN - 14 + SIZE * (1 - value);
    }
}
