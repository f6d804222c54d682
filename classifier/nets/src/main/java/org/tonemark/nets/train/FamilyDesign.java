package org.tonemark.nets.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.FeatureLayout;

/**
 * How one family of evidence is turned into a score. Fixed beforehand: nothing here is chosen on the tracks that the
 * figures are reported on.
 *
 * @param family stable name in verdicts
 * @param name what is seen, for a person
 * @param columns features it reads
 * @param network what is trained on the columns, or {@code null} for the single column itself, a statistic
 * @param low lower clip of the score
 * @param high upper clip of the score: one strong family must not outvote the others without end
 */
record FamilyDesign(
        String family,
        String name,
        List<String> columns,
        @Nullable NetworkDesign network,
        double low,
        double high) {

    /** Decoder lines: s, the largest of min(zl, zc) over the spacings; training-free. */
    static FamilyDesign decoderLines(FeatureLayout layout) {
        List<String> columns = List.of("lines.s");
        return new FamilyDesign("decoder-lines", "phase-locked lines of a neural decoder, s", columns, null, 0, 8);
    }

    /** Partial instability: a network on the statistics of tracked partials. */
    static FamilyDesign partials(FeatureLayout layout) {
        List<String> columns =
                layout.origin().stream().filter(n -> n.startsWith("partial.")).toList();
        return new FamilyDesign(
                "partials", "unsteady partials, log-odds of a network", columns, NetworkDesign.PARTIALS, -3, 3);
    }

    /** All families of a layout, in the order of the card. */
    static List<FamilyDesign> all(FeatureLayout layout) {
        return List.of(decoderLines(layout), partials(layout));
    }
}
