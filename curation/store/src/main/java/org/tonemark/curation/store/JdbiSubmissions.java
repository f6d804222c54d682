package org.tonemark.curation.store;

import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Tracks that uploaders bring, and what runs say about them. */
public final class JdbiSubmissions {
    private final CurationDatabase database;
    private final Clock clock;

    public JdbiSubmissions(CurationDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of a submission. */
    public sealed interface Submitted permits New, Known, Refused {}

    /**
     * @param epoch the first that may take it up
     * @param nearDuplicateOf the first submission of the same recording as far as is known, {@code null} when it is the
     *     first itself
     */
    public record New(String cid, long epoch, @Nullable String nearDuplicateOf) implements Submitted {}

    /** The same uploader brought it before. */
    public record Known(String cid) implements Submitted {}

    public record Refused(Refusal refusal) implements Submitted {}

    /**
     * Takes a track. Its CID is checked by the caller.
     *
     * @param record the uploader's signed generation record, or {@code null}; it is fixed with the submission
     * @param nearDuplicateOf a track already submitted that this one repeats, or {@code null}
     */
    public Submitted submit(
            String cid, Address uploader, @Nullable SignedRecord record, @Nullable String nearDuplicateOf) {
        return database.write(handle -> {
            Optional<Submitted> settled = settled(handle, cid, uploader, record, nearDuplicateOf);
            if (settled.isPresent()) {
                return settled.get();
            }
            handle.execute(
                    "INSERT INTO submission (cid, uploader, record_cid, near_duplicate_of, at_millis)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    cid,
                    uploader.hex(),
                    record == null ? null : Records.cid(record),
                    nearDuplicateOf,
                    clock.millis());
            if (record != null) {
                Records.insert(handle, record, clock.millis());
            }
            return taken(handle, cid);
        });
    }

    /** What {@link #submit} would answer now; nothing is kept. */
    public Submitted check(String cid, Address uploader, @Nullable SignedRecord record) {
        return database.read(
                handle -> settled(handle, cid, uploader, record, null).orElseGet(() -> taken(handle, cid)));
    }

    /** CID of a record as it is published, signed or not. */
    public static String recordCid(SignedRecord record) {
        return Records.cid(record);
    }

    private static New taken(Handle handle, String cid) {
        return new New(
                cid, Epochs.now(handle).forFacts(), Originals.of(handle, cid).orElse(null));
    }

    /** Why nothing new is taken, if so. */
    private static Optional<Submitted> settled(
            Handle handle,
            String cid,
            Address uploader,
            @Nullable SignedRecord record,
            @Nullable String nearDuplicateOf) {
        Optional<String> owner = uploaderOf(handle, cid);
        if (owner.isPresent()) {
            return Optional.of(
                    owner.get().equals(uploader.hex())
                            ? again(handle, cid, record)
                            : refused("OTHERS_TRACK", cid + " was submitted by another uploader already"));
        }
        Optional<Refusal> misfit = record == null ? Optional.empty() : Records.refusal(handle, cid, uploader, record);
        if (misfit.isPresent()) {
            return Optional.of(new Refused(misfit.get()));
        }
        boolean lost = nearDuplicateOf != null
                && (nearDuplicateOf.equals(cid)
                        || uploaderOf(handle, nearDuplicateOf).isEmpty());
        return lost
                ? Optional.of(refused("UNKNOWN_ORIGINAL", nearDuplicateOf + " is no other submitted track to repeat"))
                : Optional.empty();
    }

    private static Submitted again(Handle handle, String cid, @Nullable SignedRecord record) {
        boolean other = record != null
                && Records.ofTrack(handle, cid).filter(record::equals).isEmpty();
        return other
                ? refused("RECORD_FIXED", cid + " was submitted without this record: a submission's record is fixed")
                : new Known(cid);
    }

    private static Refused refused(String code, String message) {
        return new Refused(new Refusal(code, message));
    }

    static Optional<String> uploaderOf(Handle handle, String cid) {
        return Rows.first(
                handle, (rs, context) -> rs.getString(1), "SELECT uploader FROM submission WHERE cid = ?", cid);
    }

    /**
     * Counts of an import.
     *
     * @param added verdicts that were new
     * @param known verdicts that the database had
     * @param withoutOutcome inputs without a CID or an outcome, which say nothing yet
     */
    public record Imported(long added, long known, long withoutOutcome) {}

    /**
     * Takes a run's verdicts, all or none. A track may be decided again under one model and policy: a verdict that was there
     * before, whatever name its input had, changes nothing, another one is the newest.
     */
    public Imported importVerdicts(Iterable<Verdict> verdicts) {
        return database.write(handle -> {
            long added = 0;
            long known = 0;
            long without = 0;
            for (Verdict verdict : verdicts) {
                if (verdict.cid() == null || verdict.outcome() == null) {
                    without++;
                } else if (isKnown(handle, verdict)) {
                    known++;
                } else {
                    insert(handle, verdict);
                    new LateFinds(handle, clock.millis()).look(verdict);
                    added++;
                }
            }
            return new Imported(added, known, without);
        });
    }

    private static boolean isKnown(Handle handle, Verdict verdict) {
        String fact = fact(verdict);
        return Rows.list(
                        handle,
                        (rs, context) -> VerdictJson.read(rs.getString(1)),
                        "SELECT body FROM verdict WHERE cid = ? AND model = ? AND policy = ?",
                        verdict.cid(),
                        verdict.model(),
                        verdict.policy())
                .stream()
                .anyMatch(old -> fact(old).equals(fact));
    }

    private static String fact(Verdict verdict) {
        return VerdictJson.write(verdict.named(""));
    }

    private void insert(Handle handle, Verdict verdict) {
        handle.execute(
                "INSERT INTO verdict (cid, model, policy, outcome, body, at_millis) VALUES (?, ?, ?, ?, ?, ?)",
                verdict.cid(),
                verdict.model(),
                verdict.policy(),
                java.util.Objects.requireNonNull(verdict.outcome()).json(),
                VerdictJson.write(verdict),
                clock.millis());
    }
}
