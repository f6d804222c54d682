package org.tonemark.curation.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/**
 * What a new verdict finds of tracks that have a case already: it neither ends nor changes a case that a panel sits on or has
 * decided. It files a dispute, which an operator resolves, and with it takes a promotion back or lets it stand.
 */
final class LateFinds {
    private static final String CONTACT = "verification run";

    private final Handle handle;
    private final long millis;

    LateFinds(Handle handle, long millis) {
        this.handle = handle;
        this.millis = millis;
    }

    /** Keeps which recordings the verdict's track repeats, and disputes what stands against it. */
    void look(Verdict verdict) {
        String cid = Objects.requireNonNull(verdict.cid());
        Set<String> touched = new LinkedHashSet<>(List.of(cid));
        for (String original : originals(verdict)) {
            link(cid, original);
            touched.add(original);
        }
        touched.forEach(this::repeats);
        if (verdict.outcome() == Outcome.REJECTED && hasCase(cid)) {
            dispute(cid, "A later run rejects this track: " + String.join(", ", verdict.reasons()) + ".");
        }
    }

    private static List<String> originals(Verdict verdict) {
        return verdict.known().stream()
                .filter(known -> known.kind() == Known.Kind.DUPLICATE)
                .flatMap(known -> Optional.ofNullable(known.cid()).stream())
                .toList();
    }

    private void link(String cid, String original) {
        if (!cid.equals(original)
                && !Rows.exists(handle, "SELECT 1 FROM same_recording WHERE cid = ? AND original = ?", cid, original)) {
            handle.execute(
                    "INSERT INTO same_recording (cid, original, at_millis) VALUES (?, ?, ?)", cid, original, millis);
        }
    }

    /** A track that was taken up on its own, and is now found to repeat another. */
    private void repeats(String cid) {
        Optional<String> original = hasCase(cid) ? Originals.of(handle, cid) : Optional.empty();
        original.ifPresent(first -> dispute(
                cid, "A later run finds that this is the same recording as " + first + ", which was submitted first."));
    }

    private boolean hasCase(String cid) {
        return Rows.exists(
                handle,
                "SELECT 1 FROM intake WHERE cid = ? AND near_duplicate_of IS NULL AND outcome IN ('accepted', 'review')",
                cid);
    }

    private void dispute(String cid, String statement) {
        if (!Rows.exists(handle, "SELECT 1 FROM dispute WHERE cid = ? AND statement = ?", cid, statement)) {
            handle.execute(
                    "INSERT INTO dispute (cid, statement, contact, epoch, at_millis) VALUES (?, ?, ?, ?, ?)",
                    cid,
                    statement,
                    CONTACT,
                    Epochs.now(handle).forFacts(),
                    millis);
        }
    }
}
