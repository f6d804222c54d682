package org.tonemark.curation.core.aggregate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Items whose truth is known beforehand. Every method takes them the same way: the truth joins as a worker who labels
 * nothing but gold, as often as all others on the item together and once more, so that it leads there and each worker is
 * measured against it.
 */
final class Gold {
    private Gold() {}

    static Labels inform(Labels labels, Map<String, String> gold) {
        if (gold.isEmpty()) {
            return labels;
        }
        List<Labels.Row> rows = new ArrayList<>();
        int[] redundancy = labels.redundancy();
        for (int n = 0; n < labels.size(); n++) {
            rows.add(new Labels.Row(
                    labels.items().get(labels.item()[n]),
                    labels.workers().get(labels.worker()[n]),
                    labels.classes().get(labels.label()[n])));
        }
        for (int i = 0; i < redundancy.length; i++) {
            String truth = gold.get(labels.items().get(i));
            for (int copy = 0; truth != null && copy <= redundancy[i]; copy++) {
                rows.add(new Labels.Row(labels.items().get(i), "gold " + copy, truth));
            }
        }
        return Labels.of(rows, labels.classes());
    }
}
