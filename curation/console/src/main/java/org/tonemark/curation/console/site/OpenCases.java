package org.tonemark.curation.console.site;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tonemark.curation.console.view.QueuePage.Item;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.JdbiDesk.Open;
import org.tonemark.verdict.Verdict;

/**
 * Cases that take ballots, read once an epoch and again after a while. Gold cases look like any other; training cases are
 * kept apart.
 */
public final class OpenCases {
    private static final long FRESH_MILLIS = 30_000;
    /** Where a ballot matters most: what bounds the legal error first, then what is furthest, then what waits longest. */
    private static final Comparator<Open> URGENT = Comparator.<Open, Boolean>comparing(
                    c -> !c.open().claims().contains(Claim.ORIGIN))
            .thenComparing(c -> -c.open().stage())
            .thenComparing(c -> c.open().openedEpoch())
            .thenComparing(c -> c.open().id());

    private final CurationStore store;
    private final Clock clock;
    private volatile Known known = new Known(-1, 0, List.of());

    private record Known(long epoch, long atMillis, List<Open> cases) {}

    public OpenCases(CurationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The most urgent first. */
    public List<Open> all() {
        long epoch = store.epochs().current();
        Known now = known;
        if (now.epoch() != epoch || clock.millis() - now.atMillis() >= FRESH_MILLIS) {
            List<Open> cases = store.desk().open().stream().sorted(URGENT).toList();
            now = new Known(epoch, clock.millis(), cases);
            known = now;
        }
        return now.cases();
    }

    public Optional<Open> of(String cid) {
        return all().stream().filter(c -> c.open().id().cid().equals(cid)).findFirst();
    }

    /** What a curator may judge: not their own tracks, seats first. */
    public List<Item> queue(Address curator) {
        Set<CaseId> seats = store.desk().seats(curator);
        Set<CaseId> answered = store.desk().answered(curator);
        return all().stream()
                .filter(c -> c.open().kind() != CaseKind.TRAINING
                        && !c.open().uploader().equals(curator))
                .map(c -> item(c, seats, answered))
                .sorted(Comparator.comparing((Item item) -> !item.seated()).thenComparing(Item::answered))
                .toList();
    }

    /** Training cases. */
    public List<Item> training(Address curator) {
        Set<CaseId> answered = store.desk().answered(curator);
        return all().stream()
                .filter(c -> c.open().kind() == CaseKind.TRAINING)
                .map(c -> item(c, Set.of(), answered))
                .toList();
    }

    private static Item item(Open entry, Set<CaseId> seats, Set<CaseId> answered) {
        Case open = entry.open();
        Verdict verdict = entry.verdict();
        Verdict.Genre genre = verdict == null ? null : verdict.genre();
        Verdict.Audio audio = verdict == null ? null : verdict.audio();
        return new Item(
                open.id().cid(),
                open.id().round(),
                open.claims(),
                verdict == null ? List.of() : verdict.reasons(),
                genre == null ? null : genre.label(),
                audio == null ? 0 : audio.durationSeconds(),
                entry.seats(),
                seats.contains(open.id()),
                answered.contains(open.id()),
                open.kind() == CaseKind.APPEAL || open.kind() == CaseKind.AUDIT);
    }
}
