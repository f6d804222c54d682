package org.tonemark.features.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tonemark.features.decode.Signals;

class PicturesTest {
    private static final int RATE = 44_100;

    private static PictureMeter measure(float[]... channels) {
        PictureMeter meter = new PictureMeter();
        meter.start(RATE, channels.length);
        int size = 4_096;
        for (int from = 0; from < channels[0].length; from += size) {
            int n = Math.min(size, channels[0].length - from);
            float[][] block = new float[channels.length][n];
            for (int c = 0; c < channels.length; c++) {
                System.arraycopy(channels[c], from, block[c], 0, n);
            }
            meter.accept(block, n);
        }
        return meter;
    }

    @Test
    void shouldMarkSilenceAndClippingWhereTheyAre() {
        float[] x = Signals.sine(440, 0.5, 0, RATE, 6);
        java.util.Arrays.fill(x, 2 * RATE, 4 * RATE, 0);
        java.util.Arrays.fill(x, 5 * RATE, 5 * RATE + 3, 1f);
        Outline outline = measure(x, Signals.sine(440, 0.0, 0, RATE, 6)).outline();
        assertThat(outline.silentShare()).isBetween(0.33, 0.34);
        assertThat(outline.clippedColumns()).isEqualTo(1);
        int clipped = (int) (5 / outline.secondsPerColumn());
        assertThat(outline.clipped()[clipped]).isTrue();
        assertThat(outline.silent()[(int) (3 / outline.secondsPerColumn())]).isTrue();
        assertThat(outline.seconds()).isEqualTo(6.0);
    }

    @Test
    void shouldGiveAPlayerFinerPeaksThanThePicture() {
        float[] x = Signals.sine(440, 0.5, 0, RATE, 6);
        PictureMeter meter = measure(x, x);
        assertThat(meter.outline().high()).hasSizeBetween(600, 1_200);
        Outline peaks = meter.peaks();
        assertThat(peaks.high()).hasSizeBetween(4_096, 8_192);
        assertThat(peaks.seconds()).isEqualTo(6.0);
        assertThat(peaks.high()[1_000]).isBetween(0.4f, 0.5f);
    }

    @Test
    void shouldStayBoundedAndKeepPeaksOverHours() {
        OutlineMeter outline = new OutlineMeter(8_000, 1, 1_200);
        SpectrogramMeter spectrogram = new SpectrogramMeter(8_000);
        float[] quiet = Signals.noise(0.1, 8_000, 10, 1);
        for (int i = 0; i < 360; i++) {
            float[] block = quiet.clone();
            if (i == 123) {
                block[5] = 0.9f;
            }
            outline.accept(new float[][] {block}, block.length);
            spectrogram.accept(block, block.length);
        }
        Outline hour = outline.result();
        assertThat(hour.seconds()).isEqualTo(3_600.0);
        assertThat(hour.high()).hasSizeBetween(600, 1_200);
        assertThat(hour.high()[(int) (1_230.0 / hour.secondsPerColumn())]).isEqualTo(0.9f);
        Spectrogram picture = spectrogram.result();
        assertThat(picture.columns()).isBetween(400, 800);
        assertThat(picture.levels()).hasSize(picture.columns() * picture.rows());
    }

    /** A tone of 3 kHz at half scale reads −6 dB in the row of 3 kHz, and nothing far from it. */
    @Test
    void shouldPutAToneIntoItsRowAtItsLevel() {
        Spectrogram s = measure(Signals.sine(3_040, 0.5, 0, RATE, 2)).spectrogram();
        int row = s.rows() - 1 - (int) (3_040 / s.hzPerRow());
        double level =
                s.floorDb() + (s.levels()[row * s.columns() + 20] & 0xff) / 255.0 * (s.ceilingDb() - s.floorDb());
        // four bins share a row; the tone's energy is their mean
        assertThat(level).isBetween(-12.0, -6.0);
        assertThat(s.levels()[20] & 0xff).isZero();
    }

    @Test
    void shouldWriteAPngThatOthersRead() throws IOException {
        Spectrogram s = measure(Signals.noise(0.5, RATE, 3, 7)).spectrogram();
        byte[] png = SpectrogramPicture.png(s);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(s.columns());
        assertThat(image.getHeight()).isEqualTo(s.rows());
        int[] colours = new int[256];
        java.awt.image.IndexColorModel model = (java.awt.image.IndexColorModel) image.getColorModel();
        model.getRGBs(colours);
        for (int i = 0; i < s.levels().length; i += 997) {
            int expected = colours[s.levels()[i] & 0xff];
            assertThat(image.getRGB(i % s.columns(), i / s.columns())).isEqualTo(expected);
        }
    }

    @Test
    void shouldDrawWhenThereIsNextToNothing() {
        PictureMeter silent = measure(new float[10]);
        assertThat(SpectrogramPicture.svg(silent.spectrogram(), "a")).contains("<title>a</title>");
        assertThat(WaveformPicture.svg(silent.outline(), "b")).doesNotContain("NaN", "Infinity");
        assertThat(TimelinePicture.svg(List.of(), 0, "c")).doesNotContain("NaN", "Infinity");
        NullPicture.Family flat = new NullPicture.Family("f", 1, 1, new double[] {1, 1});
        assertThat(NullPicture.svg(List.of(flat), "d")).doesNotContain("NaN", "Infinity");
    }

    @Test
    void shouldHatchWindowsThatDisagree() {
        String svg = TimelinePicture.svg(
                List.of(new TimelinePicture.Window(0, 15, 0.1, true), new TimelinePicture.Window(15, 30, 0.9, false)),
                30,
                "<b>");
        assertThat(svg).containsOnlyOnce("fill=\"url(#other)\"").contains("&lt;b&gt;");
    }

    @Test
    void shouldCountHumanScoresInTheHistogram() {
        NullPicture.Family family = new NullPicture.Family("f", 30, 0.2, new double[] {0, 0, 1.5, 29.9});
        assertThat(family.histogram()).hasSize(30).startsWith(2, 1).endsWith(1);
        assertThat(java.util.Arrays.stream(family.histogram()).sum()).isEqualTo(4);
    }
}
