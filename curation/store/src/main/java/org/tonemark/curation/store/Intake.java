package org.tonemark.curation.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tonemark.verdict.Outcome;

/**
 * What the seal of an epoch takes up. A track that repeats an earlier submission waits until an earlier epoch took that one
 * up, and comes in with the lower outcome of both.
 */
final class Intake {
    private static final String LINKED = "(r.near_duplicate_of IS NOT NULL"
            + " OR EXISTS (SELECT 1 FROM same_recording d WHERE d.cid = r.cid)"
            + " OR EXISTS (SELECT 1 FROM same_recording d WHERE d.original = r.cid))";

    private Intake() {}

    private record Ready(String cid, Outcome outcome) {}

    static void insert(Handle handle, long epoch) {
        handle.execute(
                "INSERT INTO intake (epoch, cid, outcome) SELECT ?, r.cid, r.outcome FROM ready_submission r WHERE NOT "
                        + LINKED,
                epoch);
        List<Ready> linked = Rows.list(
                handle,
                (rs, context) -> new Ready(rs.getString(1), Outcome.ofJson(rs.getString(2))),
                "SELECT r.cid, r.outcome FROM ready_submission r WHERE " + LINKED + " ORDER BY r.cid");
        linked.forEach(ready -> insert(handle, epoch, ready));
    }

    private static void insert(Handle handle, long epoch, Ready ready) {
        Optional<String> original = Originals.of(handle, ready.cid());
        if (original.isEmpty()) {
            insert(handle, epoch, ready.cid(), ready.outcome(), null);
            return;
        }
        Optional<Outcome> before = Originals.takenUp(handle, original.get(), epoch);
        if (before.isPresent()) {
            Outcome outcome = Originals.lower(ready.outcome(), before.get());
            if (!Originals.takenUp(handle, ready.cid(), epoch).equals(Optional.of(outcome))) {
                insert(handle, epoch, ready.cid(), outcome, original.get());
            }
        }
    }

    private static void insert(
            Handle handle,
            long epoch,
            String cid,
            Outcome outcome,
            @org.jspecify.annotations.Nullable String original) {
        handle.execute(
                "INSERT INTO intake (epoch, cid, outcome, near_duplicate_of) VALUES (?, ?, ?, ?)",
                epoch,
                cid,
                outcome.json(),
                original);
    }
}
