package org.tonemark.curation.store.export;

import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.PastCase;

/**
 * A line of {@code result/closed.jsonl}: a case that closed. Its decision stands in {@code result/decisions.jsonl}, its
 * ballots in {@code input/ballots.jsonl}.
 *
 * @param counted which ballots counted, in their order
 */
public record ClosedLine(Case closed, List<Counted> counted) {
    /** A ballot of the case, by what tells it from the others. */
    public record Counted(Address curator, long epoch, int sequence) {}

    static ClosedLine of(PastCase past) {
        return new ClosedLine(
                past.closed(),
                past.ballots().stream()
                        .map(b -> new Counted(b.curator(), b.epoch(), b.sequence()))
                        .toList());
    }
}
