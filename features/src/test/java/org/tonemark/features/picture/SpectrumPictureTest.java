package org.tonemark.features.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tonemark.features.Signals;
import org.tonemark.features.origin.OriginFeatures;
import org.tonemark.features.origin.OriginWindow;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SpectrumPictureTest {
    private static Document draw(float[] x) throws Exception {
        OriginWindow window = new OriginFeatures().measure(x, 0, x.length);
        String svg = new SpectrumPicture().svg(window.meanDb(), List.of(window.lines()));
        assertThat(svg.length()).isLessThan(25_000);
        assertThat(new SpectrumPicture().svg(window.meanDb(), List.of(window.lines())))
                .isEqualTo(svg);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String title(Document svg) {
        return svg.getElementsByTagName("title").item(0).getTextContent();
    }

    @Test
    void shouldNameTheSpacingAndMarkItsLinesWhenLinesWereFound() throws Exception {
        Document svg = draw(Signals.lines(6 * Signals.RATE, 200, 5));
        assertThat(title(svg)).startsWith("Decoder lines every 200 Hz:");
        Element ticks = path(svg, "#2f9568");
        // 3.0 … 15.4 kHz every 200 Hz
        assertThat(ticks.getAttribute("d").split("M")).hasSize(1 + 63);
    }

    @Test
    void shouldMarkNothingWhenThereAreNoLines() throws Exception {
        Document svg = draw(Signals.noise(6 * Signals.RATE));
        assertThat(title(svg)).isEqualTo("No regular lines found");
        assertThat(path(svg, "#2f9568")).isNull();
        assertThat(path(svg, "#3a7fc1")).isNotNull();
    }

    @Test
    void shouldDrawWhenSilent() throws Exception {
        assertThat(title(draw(new float[44_100]))).isEqualTo("No regular lines found");
    }

    @Test
    void shouldRefuseWhenTooSmall() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SpectrumPicture(100, 100));
    }

    private static Element path(Document svg, String stroke) {
        var paths = svg.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            if (((Element) paths.item(i)).getAttribute("stroke").equals(stroke)) {
                return (Element) paths.item(i);
            }
        }
        return null;
    }
}
