package org.tonemark.curation.core.epoch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tonemark.curation.core.CaseId;

/** Takes the items of one case after another out of a list that is sorted by case; cases must be asked for in order. */
final class Runs<T> {
    private final List<T> items;
    private final Function<T, CaseId> by;
    private final List<T> skipped = new ArrayList<>();
    private int at;

    Runs(List<T> items, Function<T, CaseId> by) {
        this.items = items;
        this.by = by;
    }

    List<T> of(CaseId id) {
        while (at < items.size() && by.apply(items.get(at)).compareTo(id) < 0) {
            skipped.add(items.get(at++));
        }
        int from = at;
        while (at < items.size() && by.apply(items.get(at)).equals(id)) {
            at++;
        }
        return from == at ? List.of() : List.copyOf(items.subList(from, at));
    }

    /** The items of cases that were not asked for. */
    List<T> others() {
        skipped.addAll(items.subList(at, items.size()));
        at = items.size();
        return skipped;
    }
}
