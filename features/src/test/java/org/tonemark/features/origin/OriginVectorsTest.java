package org.tonemark.features.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tonemark.features.Signals;
import org.tonemark.features.Vectors;

/** Against the independent implementation in {@code vectors/reference_origin.py} (double precision throughout). */
class OriginVectorsTest {
    private static final Map<String, Map<String, Double>> EXPECTED = Vectors.load("origin");
    private static final Map<String, float[]> SIGNALS = Signals.all();

    @Test
    void shouldMatchReferenceWhenMeasuringDecoderLines() {
        DecoderLines lines = new DecoderLines();
        SIGNALS.forEach((name, x) -> {
            Map<String, Double> expected = EXPECTED.get(name);
            LineEvidence evidence = lines.measure(x, 0, x.length);
            assertThat(evidence.contentEndHz()).as(name).isCloseTo(expected.get("end"), within(0.01));
            assertThat(evidence.score()).as(name).isCloseTo(expected.get("lines.6"), within(2e-3));
            assertThat(evidence.lrConst()).as(name).isCloseTo(expected.get("lr_const"), within(2e-3));
            assertThat(evidence.lrWide()).as(name).isCloseTo(expected.get("lr_wide"), within(2e-3));
            assertThat(evidence.weakestThird()).as(name).isCloseTo(expected.get("third"), within(2e-3));
            assertThat(evidence.halved()).as(name).isCloseTo(expected.get("halved"), within(2e-3));
            for (int i = 0; i < LineSpacing.FAMILIES.size(); i++) {
                assertThat(evidence.familyScores()[i]).as(name).isCloseTo(expected.get("lines." + i), within(2e-3));
            }
            matchScores(name, evidence.scores(), expected);
            for (int i = 0; i < LineSpacing.ALL.size(); i++) {
                assertThat(evidence.comb().get(i)).as(name).isCloseTo(expected.get("comb." + i), within(1e-3));
            }
        });
    }

    private static void matchScores(String name, List<LineScore> scores, Map<String, Double> expected) {
        for (int i = 0; i < LineSpacing.ALL.size(); i++) {
            LineScore score = scores.get(i);
            String what = name + " " + score.spacing().hertz();
            assertThat((double) score.lines()).as(what).isEqualTo(expected.get("n." + i));
            assertThat(score.nullScore()).as(what).isCloseTo(expected.get("zl." + i), within(2e-3));
            assertThat(score.subgridScore()).as(what).isCloseTo(expected.get("zc." + i), within(2e-3));
        }
    }

    @Test
    void shouldMatchReferenceWhenMeasuringPartials() {
        PartialInstability partials = new PartialInstability();
        SIGNALS.forEach((name, x) -> {
            double[] measured = partials.measure(x, 0, x.length);
            for (int i = 0; i < measured.length; i++) {
                String feature = PartialInstability.NAMES.get(i);
                double expected = EXPECTED.get(name).get(feature);
                assertThat(Double.isNaN(measured[i])).as(name + " " + feature).isEqualTo(Double.isNaN(expected));
                if (!Double.isNaN(expected)) {
                    assertThat(measured[i]).as(name + " " + feature).isCloseTo(expected, within(5e-3));
                }
            }
        });
    }
}
