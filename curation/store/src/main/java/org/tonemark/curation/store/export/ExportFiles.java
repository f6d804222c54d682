package org.tonemark.curation.store.export;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;

/** Which lists stand in which file, in the order of the export. */
final class ExportFiles {
    static final String BALLOTS = "input/ballots.jsonl";
    static final String REFUSED = "result/refused.jsonl";

    private ExportFiles() {}

    /** @param items in canonical order; one line each */
    record Listing(String name, List<?> items) {}

    static List<Listing> of(EpochInput input, EpochResult result) {
        List<Listing> listings = new ArrayList<>(inputs(input.sorted()));
        listings.addAll(results(result));
        return listings;
    }

    static List<Listing> inputs(EpochInput sorted) {
        return List.of(
                new Listing("input/curators.jsonl", sorted.curators()),
                new Listing("input/rosters.jsonl", sorted.rosters()),
                new Listing("input/cases.jsonl", sorted.cases()),
                new Listing("input/seats.jsonl", sorted.seats()),
                new Listing(BALLOTS, sorted.ballots()),
                new Listing("input/submissions.jsonl", sorted.submissions()),
                new Listing("input/appeals.jsonl", sorted.appeals()),
                new Listing("input/gold.jsonl", sorted.gold()),
                new Listing("input/past.jsonl", sorted.past()),
                new Listing("input/reputations.jsonl", sorted.reputations()),
                new Listing("input/pairs.jsonl", sorted.pairs()));
    }

    static List<Listing> results(EpochResult result) {
        return List.of(
                new Listing("result/decisions.jsonl", result.decisions()),
                new Listing(
                        "result/closed.jsonl",
                        result.closed().stream().map(ClosedLine::of).toList()),
                new Listing("result/cases.jsonl", result.cases()),
                new Listing("result/seats.jsonl", result.seats()),
                new Listing("result/curators.jsonl", result.curators()),
                new Listing("result/roster.jsonl", List.of(result.roster())),
                new Listing("result/reputations.jsonl", result.reputations()),
                new Listing("result/pairs.jsonl", result.pairs()),
                new Listing("result/slashes.jsonl", result.slashes()),
                new Listing(REFUSED, result.refused()));
    }
}
