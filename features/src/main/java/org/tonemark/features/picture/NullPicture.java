package org.tonemark.features.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Scores against those of known human-made music as a stand-alone SVG: for each family of evidence a histogram of the
 * human scores and a mark where the track stands.
 */
public final class NullPicture {
    private static final int BINS = 30;
    private static final int WIDTH = 720;
    private static final int ROW = 118;
    private static final int PLOT = 64;
    private static final int TOP = 24;

    private NullPicture() {}

    /**
     * One family of evidence.
     *
     * @param family its name
     * @param score of the track
     * @param pValue share of human scores that are at least as high, 0 … 1
     * @param human scores of known human-made music, any order
     */
    public record Family(String family, double score, double pValue, double[] human) {
        /** Lowest and highest value of the histogram: all scores, the track's among them. */
        public double low() {
            return Math.min(score, Arrays.stream(human).min().orElse(score));
        }

        /** See {@link #low()}. */
        public double high() {
            double high = Math.max(score, Arrays.stream(human).max().orElse(score));
            return high > low() ? high : low() + 1;
        }

        /** Human scores in 30 bins of equal width between {@link #low} and {@link #high}. */
        public int[] histogram() {
            int[] counts = new int[BINS];
            for (double value : human) {
                counts[Math.min(BINS - 1, (int) (BINS * (value - low()) / (high() - low())))]++;
            }
            return counts;
        }
    }

    /** @param alt what the picture shows */
    public static String svg(List<Family> families, String alt) {
        Svg svg = new Svg(WIDTH, Math.max(1, families.size()) * ROW, alt);
        for (int i = 0; i < families.size(); i++) {
            draw(svg, families.get(i), i * ROW + TOP);
        }
        return svg.end();
    }

    private static void draw(Svg svg, Family family, int top) {
        int base = top + PLOT;
        int[] counts = family.histogram();
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double step = (svg.x(1, 1) - Svg.LEFT) / BINS;
        svg.add("<g fill=\"#8a8a8a\">");
        for (int b = 0; b < BINS; b++) {
            if (counts[b] > 0) {
                // the root keeps single tracks visible beside a bin of hundreds
                double height = Math.max(2, PLOT * Math.sqrt((double) counts[b] / most));
                svg.add(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%d tracks</title></rect>",
                        Svg.LEFT + b * step, base - height, step - 1, height, counts[b]);
            }
        }
        svg.add("</g>");
        svg.line(Svg.LEFT, base, svg.x(1, 1), base, 0.5);
        double x = svg.x(family.score() - family.low(), family.high() - family.low());
        svg.add(
                "<path stroke=\"%s\" stroke-width=\"2.5\" fill=\"none\" d=\"M%.1f %dV%d\"/><path fill=\"%s\" "
                        + "d=\"M%.1f %dl-5 -8h10z\"/>",
                Svg.ORANGE, x, base, top - 2, Svg.ORANGE, x, top + 4);
        svg.label(
                Svg.LEFT,
                top - 8,
                "start",
                String.format(
                        Locale.ROOT,
                        "%s: this track %.2f, p %.4f, against %d human-made tracks",
                        family.family(),
                        family.score(),
                        family.pValue(),
                        family.human().length));
        svg.label(Svg.LEFT, base + 14, "middle", number(family.low()));
        svg.label(svg.x(1, 1), base + 14, "end", number(family.high()));
        svg.label(svg.plotMiddle(), base + 14, "middle", "score; bars: human-made tracks, square-root scale");
        svg.verticalLabelAt("tracks", (top + base) / 2);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace('-', '−');
    }
}
