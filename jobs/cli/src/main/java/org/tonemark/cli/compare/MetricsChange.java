package org.tonemark.cli.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure of {@code metrics.json} that differs between two evaluations.
 *
 * @param path such as {@code unseen.auc}
 * @param before {@code null} where only the new one has it
 * @param after {@code null} where only the old one has it
 */
record MetricsChange(
        String path, @Nullable Double before, @Nullable Double after) {

    /** All numbers that differ, in the order of their paths; points of curves are left out. */
    static List<MetricsChange> of(JsonNode before, JsonNode after) {
        Map<String, Double> old = new TreeMap<>();
        Map<String, Double> fresh = new TreeMap<>();
        collect("", before, old);
        collect("", after, fresh);
        Map<String, MetricsChange> changes = new TreeMap<>();
        old.forEach((path, value) -> {
            if (!value.equals(fresh.get(path))) {
                changes.put(path, new MetricsChange(path, value, fresh.get(path)));
            }
        });
        fresh.forEach((path, value) -> {
            if (!old.containsKey(path)) {
                changes.put(path, new MetricsChange(path, null, value));
            }
        });
        return new ArrayList<>(changes.values());
    }

    private static void collect(String path, JsonNode node, Map<String, Double> numbers) {
        if (node.isNumber()) {
            numbers.put(path, node.doubleValue());
        } else if (node.isObject() && !path.endsWith("roc")) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), numbers);
            }
        }
    }
}
