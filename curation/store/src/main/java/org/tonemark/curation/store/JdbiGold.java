package org.tonemark.curation.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;

/**
 * Tracks whose truth the operator knows. A gold track goes through a panel as any submission and is shown to be gold when
 * its first ballots are counted; a training track stays open for trainees.
 */
public final class JdbiGold {
    private static final Address NOBODY = Address.of(new byte[20]);
    private static final String NO_BEACON = "0".repeat(64);

    private final CurationDatabase database;
    private final Clock clock;

    public JdbiGold(CurationDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Marks a submitted track, not yet counted, as gold. */
    public Optional<Refusal> gold(String cid, Map<Claim, Boolean> truths) {
        return database.write(handle -> {
            if (JdbiSubmissions.uploaderOf(handle, cid).isEmpty()) {
                return refusal("UNKNOWN_TRACK", cid + " was not submitted: a gold track goes in as any other");
            }
            if (Rows.exists(handle, "SELECT 1 FROM decision WHERE cid = ?", cid)) {
                return refusal("COUNTED", "ballots on " + cid + " are counted already: it cannot become gold");
            }
            return insert(handle, cid, truths, CaseKind.GOLD);
        });
    }

    /** Opens a training case that takes ballots from the next epoch on. */
    public Optional<Refusal> training(String cid, Map<Claim, Boolean> truths) {
        return database.write(handle -> {
            if (JdbiSubmissions.uploaderOf(handle, cid).isPresent()) {
                return refusal("SUBMITTED", cid + " is a submitted track: training needs one of its own");
            }
            Optional<Refusal> refusal = insert(handle, cid, truths, CaseKind.TRAINING);
            if (refusal.isEmpty()) {
                List<Claim> claims = truths.keySet().stream().sorted().toList();
                long epoch = Epochs.now(handle).forFacts();
                CaseRows.insert(
                        handle,
                        List.of(new Case(
                                new CaseId(cid, 0),
                                CaseKind.TRAINING,
                                NOBODY,
                                claims,
                                epoch,
                                NO_BEACON,
                                0,
                                0,
                                List.of())));
            }
            return refusal;
        });
    }

    private Optional<Refusal> insert(Handle handle, String cid, Map<Claim, Boolean> truths, CaseKind kind) {
        if (truths.isEmpty()) {
            return refusal("NO_TRUTH", "name a claim and its truth, such as quality=yes");
        }
        if (Rows.exists(handle, "SELECT 1 FROM gold WHERE cid = ?", cid)) {
            return refusal("KNOWN_TRUTH", "the truth of " + cid + " is on record already");
        }
        long epoch = Epochs.now(handle).forFacts();
        Rows.insert(
                handle,
                "INSERT INTO gold (cid, claim, truth, kind, epoch, at_millis) VALUES (?, ?, ?, ?, ?, ?)",
                truths.entrySet(),
                truth -> new Object[] {
                    cid, truth.getKey().toString(), truth.getValue() ? 1 : 0, kind.name(), epoch, clock.millis()
                });
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }
}
