package org.tonemark.features.picture;

import java.util.Base64;

/**
 * A spectrogram as a stand-alone SVG around a PNG: time to the right, frequency upwards, light is loud. The colours run
 * from dark blue over grey to yellow, evenly in lightness, so that they read in print and without red or green (after
 * cividis: Nuñez, Anderton and Renslow, 2018).
 */
public final class SpectrogramPicture {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int SCALE_WIDTH = 70;
    private static final int[] ANCHORS = {0x00224e, 0x2a3f6d, 0x575d6d, 0x7d7c78, 0xa59c74, 0xd2c060, 0xfee838};
    private static final int[] PALETTE = palette();

    private SpectrogramPicture() {}

    /** The picture alone, without axes. */
    public static byte[] png(Spectrogram spectrogram) {
        return Png.of(spectrogram.levels(), spectrogram.columns(), spectrogram.rows(), PALETTE);
    }

    /** @param alt what the picture shows */
    public static String svg(Spectrogram spectrogram, String alt) {
        Svg svg = new Svg(WIDTH, HEIGHT, alt);
        double right = svg.x(1, 1) - SCALE_WIDTH;
        svg.add(
                "<image x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" preserveAspectRatio=\"none\" "
                        + "href=\"data:image/png;base64,%s\"/>",
                Svg.LEFT,
                Svg.TOP,
                right - Svg.LEFT,
                svg.bottom() - Svg.TOP,
                Base64.getEncoder().encodeToString(png(spectrogram)));
        double high = spectrogram.rows() * spectrogram.hzPerRow();
        for (int kilo = 0; kilo * 1000 <= high; kilo += 4) {
            double y = svg.y(kilo * 1000 / high);
            svg.line(Svg.LEFT - 4, y, Svg.LEFT, y, 0.5).label(Svg.LEFT - 7, y + 4, "end", String.valueOf(kilo));
        }
        svg.verticalLabel("frequency, kHz");
        svg.times(spectrogram.seconds(), right);
        scale(svg, spectrogram, right + 18);
        return svg.end();
    }

    private static void scale(Svg svg, Spectrogram spectrogram, double x) {
        svg.add("<defs><linearGradient id=\"level\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">");
        for (int i = 0; i < ANCHORS.length; i++) {
            svg.add("<stop offset=\"%.4f\" stop-color=\"#%06x\"/>", (double) i / (ANCHORS.length - 1), ANCHORS[i]);
        }
        svg.add("</linearGradient></defs>");
        svg.add(
                "<rect x=\"%.1f\" y=\"%d\" width=\"12\" height=\"%d\" fill=\"url(#level)\"/>",
                x, Svg.TOP, svg.bottom() - Svg.TOP);
        double range = spectrogram.ceilingDb() - spectrogram.floorDb();
        for (int i = 0; i <= 4; i++) {
            String level = String.format(java.util.Locale.ROOT, "%.0f", spectrogram.floorDb() + range * i / 4)
                    .replace('-', '−');
            svg.label(x + 16, svg.y(i / 4.0) + 4, "start", level);
        }
        svg.label(x, svg.bottom() + 16, "start", "dBFS");
    }

    private static int[] palette() {
        int[] palette = new int[256];
        for (int i = 0; i < palette.length; i++) {
            double place = i / 255.0 * (ANCHORS.length - 1);
            int below = Math.min(ANCHORS.length - 2, (int) place);
            palette[i] = mix(ANCHORS[below], ANCHORS[below + 1], place - below);
        }
        return palette;
    }

    private static int mix(int from, int to, double share) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            colour |= (int) Math.round(a + share * (b - a)) << shift;
        }
        return colour;
    }
}
