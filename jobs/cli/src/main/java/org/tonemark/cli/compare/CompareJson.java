package org.tonemark.cli.compare;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.tonemark.cli.Version;

/** {@code comparison.json} (docs/schema/comparison-1.json). */
final class CompareJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private CompareJson() {}

    static String of(Comparison comparison) {
        ObjectNode all = MAPPER.createObjectNode();
        all.put("schema", "comparison-1");
        all.put("tonemark", Version.TONEMARK);
        all.put("before", comparison.before()).put("after", comparison.after());
        all.put("tracks", comparison.tracks());
        all.put("onlyBefore", comparison.onlyBefore()).put("onlyAfter", comparison.onlyAfter());
        all.put("lost", comparison.lost()).put("wronglyGained", comparison.wronglyGained());
        all.set("transitions", MAPPER.valueToTree(comparison.transitions()));
        ArrayNode changes = all.putArray("changes");
        for (TrackChange change : comparison.changes()) {
            ObjectNode node = changes.addObject().put("track", change.track()).put("label", change.label());
            judged(node.putObject("before"), change.before());
            judged(node.putObject("after"), change.after());
        }
        all.putArray("figures");
        return all.toPrettyString();
    }

    static String of(String before, String after, List<MetricsChange> figures) {
        ObjectNode all = MAPPER.createObjectNode();
        all.put("schema", "comparison-1").put("tonemark", Version.TONEMARK);
        all.put("before", before).put("after", after);
        all.put("tracks", 0)
                .put("onlyBefore", 0)
                .put("onlyAfter", 0)
                .put("lost", 0)
                .put("wronglyGained", 0);
        all.putObject("transitions");
        all.putArray("changes");
        ArrayNode array = all.putArray("figures");
        for (MetricsChange figure : figures) {
            array.addObject()
                    .put("path", figure.path())
                    .put("before", figure.before())
                    .put("after", figure.after());
        }
        return all.toPrettyString();
    }

    private static void judged(ObjectNode node, TrackChange.Judged judged) {
        node.put("outcome", judged.outcome() == null ? null : judged.outcome().json());
        ArrayNode reasons = node.putArray("reasons");
        judged.reasons().forEach(reasons::add);
        node.put("aiLikelihood", judged.likelihood());
    }
}
