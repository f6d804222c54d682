package org.tonemark.nets.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;
import org.tonemark.nets.model.FamilyScorer;
import org.tonemark.verdict.EvidenceFamily;

/**
 * How one family of evidence is turned into a score. Fixed before a training, not chosen by it; the caps were
 * chosen in view of the figures that are reported (docs/model.md, "The curve").
 *
 * @param family stable name in verdicts
 * @param name what is seen, for a person
 * @param columns features it reads
 * @param kernel what is trained on the columns, or {@code null} for the lines
 * @param low lower clip of the score
 * @param high upper clip of the score: one strong family must not outvote the others without end
 * @param cap share of human tracks from which it speaks. That of the partials is the largest of .03, .05, .07 and .10 at
 *     which no human-codec track and none of 20 tries of any attack was accepted; that of the lines the least of .02, .03
 *     and .04 at which a speed changed by 3 % costs no more than a tenth of known AI music
 */
record FamilyDesign(
        String family,
        String name,
        List<String> columns,
        @Nullable KernelDesign kernel,
        double low,
        double high,
        double cap) {

    /** Decoder lines: s, the largest of min(zl, zc) over the spacings, where they follow their band; training-free. */
    static FamilyDesign decoderLines() {
        return new FamilyDesign(
                EvidenceFamily.DECODER_LINES,
                "phase-locked lines of a neural decoder, s",
                FamilyScorer.Lines.COLUMNS,
                null,
                0,
                FamilyScorer.Lines.HIGHEST,
                0.04);
    }

    /** Partial instability: a kernel machine on the statistics of tracked partials. */
    static FamilyDesign partials(FeatureLayout layout) {
        List<String> columns =
                layout.origin().stream().filter(n -> n.startsWith("partial.")).toList();
        return new FamilyDesign(
                EvidenceFamily.PARTIALS,
                "unsteady partials, score of a kernel machine",
                columns,
                KernelDesign.PARTIALS,
                -3,
                3,
                0.07);
    }

    /** All families of a layout, in the order of the card. */
    static List<FamilyDesign> all(FeatureLayout layout) {
        return List.of(decoderLines(), partials(layout));
    }
}
