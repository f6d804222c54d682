package org.tonemark.features.picture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tonemark.features.origin.CombBank;
import org.tonemark.features.origin.LineBehaviour;
import org.tonemark.features.origin.LineEvidence;

/**
 * Picture of the decoder-line evidence as a stand-alone SVG: above, the mean dB spectrum; below, what stands out of it
 * (residue of the running median, −3 … 5 dB) with a tick under every line of the spacing found, also at another speed. Each column shows the
 * largest value of its bins, so that no line is lost. About 10 kB at the default size; equal input gives equal text.
 */
public final class SpectrumPicture {
    private static final double BIN_HZ = 44_100.0 / 16_384;
    private static final double HIGH_HZ = 16_000;
    private static final int LEFT = Svg.LEFT;
    private static final int RIGHT = Svg.RIGHT;
    private static final int TOP = 22;
    private static final int GAP = 14;
    private static final int BOTTOM = 42;
    /** What a full-scale sine reads in the mean spectrum. */
    private static final double FULL_SCALE_DB = 78.3;

    private static final double RANGE_DB = 100;
    private static final String GREEN = "#2f9568";
    private final int width;
    private final int height;

    /** 720 × 300. */
    public SpectrumPicture() {
        this(720, 300);
    }

    /**
     * @param width in CSS pixels, at least 200
     * @param height in CSS pixels, at least 160
     */
    public SpectrumPicture(int width, int height) {
        if (width < 200 || height < 160) {
            throw new IllegalArgumentException("picture of " + width + " × " + height + ", at least 200 × 160");
        }
        this.width = width;
        this.height = height;
    }

    /**
     * Draws a spectrum.
     *
     * @param meanDb mean dB spectrum of 16,384-point frames at 44.1 kHz, {@code [8193]}
     * @param lines the lines of each window
     * @return an {@code <svg>} element that needs nothing else
     */
    public String svg(float[] meanDb, List<LineEvidence> lines) {
        double[] spectrum = new double[meanDb.length];
        double highest = -RANGE_DB;
        for (int k = 0; k < spectrum.length; k++) {
            spectrum[k] = meanDb[k] - FULL_SCALE_DB;
            highest = Math.max(highest, spectrum[k]);
        }
        double ceiling = 10 * Math.ceil(highest / 10);
        Optional<ShownLines> shown = ShownLines.of(lines);
        String caption = shown.map(SpectrumPicture::caption).orElse("No regular lines found");
        Panel upper = new Panel(TOP, plotHeight() * 55 / 100, ceiling - RANGE_DB, ceiling);
        Panel lower = new Panel(TOP + upper.height + GAP, plotHeight() - upper.height, -3, 5);
        StringBuilder svg = new StringBuilder(16_384);
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "font-family=\"sans-serif\" font-size=\"11\" fill=\"currentColor\">",
                width, height, width, height));
        svg.append("<title>").append(caption).append("</title>");
        svg.append(text(LEFT, TOP - 8, "start", caption));
        upper.axis(svg, "dBFS");
        lower.axis(svg, "dB over median");
        shown.ifPresent(found -> ticks(svg, found, lower));
        upper.curve(svg, spectrum, Svg.BLUE);
        lower.curve(svg, CombBank.residue(spectrum), Svg.ORANGE);
        frequencies(svg);
        return svg.append("</svg>").toString();
    }

    private static String caption(ShownLines lines) {
        return format(
                "%s %s: %d from 3 to %.1f kHz, score %.1f",
                caption(lines.behaviour()),
                lines.words(),
                lines.hertz().length,
                lines.contentEndHz() / 1000,
                lines.score());
    }

    private static String caption(LineBehaviour behaviour) {
        return switch (behaviour) {
            case OF_A_DECODER -> "Decoder lines";
            case APART -> "Tones that do not follow the music,";
            case LOUD -> "Tones louder than a decoder's,";
            case PASSING -> "Decoder lines in a part only,";
        };
    }

    private int plotHeight() {
        return height - TOP - GAP - BOTTOM;
    }

    private int columns() {
        return width - LEFT - RIGHT;
    }

    private double x(double hertz) {
        return LEFT + hertz / HIGH_HZ * columns();
    }

    private void frequencies(StringBuilder svg) {
        for (int kilo = 0; kilo <= 16; kilo += 2) {
            svg.append(text(x(kilo * 1000), height - BOTTOM + 22, "middle", String.valueOf(kilo)));
        }
        svg.append(text((LEFT + width - RIGHT) / 2.0, height - 6, "middle", "frequency, kHz"));
    }

    private void ticks(StringBuilder svg, ShownLines lines, Panel panel) {
        // a fine grid would fill the whole strip: show every line only where ticks stay 3 pixels apart
        int every = (int) Math.max(1, Math.ceil(3 / (x(lines.heardHz()) - x(0))));
        double[] hertz = lines.hertz();
        svg.append("<path stroke=\"" + GREEN + "\" fill=\"none\" d=\"");
        for (int i = 0; i < hertz.length; i += every) {
            svg.append(format("M%.1f %dv6", x(hertz[i]), panel.top + panel.height + 2));
        }
        svg.append("\"/>");
    }

    private static String text(double x, double y, String anchor, String text) {
        return format("<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** A strip of the picture with its own scale. */
    private final class Panel {
        private final int top;
        private final int height;
        private final double low;
        private final double high;

        Panel(int top, int height, double low, double high) {
            this.top = top;
            this.height = height;
            this.low = low;
            this.high = high;
        }

        private double y(double value) {
            double v = Math.min(Math.max(value, low), high);
            return top + (high - v) / (high - low) * height;
        }

        void axis(StringBuilder svg, String unit) {
            svg.append(format(
                    "<path stroke=\"currentColor\" stroke-opacity=\".4\" fill=\"none\" d=\"M%d %dV%dH%d\"/>",
                    LEFT, top, top + height, width - RIGHT));
            svg.append(text(LEFT - 4, top + 9, "end", format("%.0f", high).replace('-', '−')));
            svg.append(text(LEFT - 4, top + height, "end", format("%.0f", low).replace('-', '−')));
            svg.append(format(
                    "<text transform=\"translate(12 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                    top + height / 2, unit));
        }

        void curve(StringBuilder svg, double[] values, String colour) {
            svg.append(format("<path stroke=\"%s\" fill=\"none\" d=\"M", colour));
            for (int c = 0; c < columns(); c++) {
                int from = (int) (c * HIGH_HZ / columns() / BIN_HZ);
                int to = Math.max(from + 1, (int) ((c + 1) * HIGH_HZ / columns() / BIN_HZ));
                double largest = values[from];
                for (int k = from; k < to; k++) {
                    largest = Math.max(largest, values[k]);
                }
                svg.append(format(c == 0 ? "%d %.1f" : "L%d %.1f", LEFT + c, y(largest)));
            }
            svg.append("\"/>");
        }
    }
}
