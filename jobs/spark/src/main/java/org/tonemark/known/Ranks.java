package org.tonemark.known;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tonemark.known.KnownTracks.Entry;
import org.tonemark.verify.CidIndex;

/** Who came before whom: by time of submission, then by CID. */
final class Ranks {
    private final List<Entry> batch;
    private final CidIndex numbers;
    private final Ledger ledger;

    Ranks(List<Entry> batch, Ledger ledger) {
        this.batch = batch;
        this.numbers = CidIndex.of(batch.stream().map(Entry::cid).toList());
        this.ledger = ledger;
    }

    int size() {
        return batch.size();
    }

    /** Position in the batch. */
    int number(String cid) {
        return numbers.get(cid);
    }

    boolean inBatch(String cid) {
        return numbers.contains(cid);
    }

    private Optional<Instant> time(String cid) {
        int number = numbers.get(cid);
        return number == CidIndex.ABSENT
                ? ledger.submitted(cid)
                : Optional.of(batch.get(number).submitted());
    }

    /** False for tracks that nobody knows. */
    boolean isEarlier(String one, String other) {
        Optional<Instant> first = time(one);
        Optional<Instant> second = time(other);
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        int order = first.get().compareTo(second.get());
        return order < 0 || order == 0 && one.compareTo(other) < 0;
    }

    /** Of CIDs that are known. */
    Comparator<String> bySubmission() {
        return Comparator.<String, Instant>comparing(
                        cid -> Objects.requireNonNull(time(cid).orElse(null)))
                .thenComparing(Comparator.naturalOrder());
    }
}
