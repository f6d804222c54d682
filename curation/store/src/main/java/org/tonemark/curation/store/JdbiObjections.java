package org.tonemark.curation.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Dispute;
import org.tonemark.curation.store.json.CurationJson;

/** Appeals by uploaders, which open a round, and disputes by outsiders, which operators resolve. */
public final class JdbiObjections {
    private static final int LONGEST = 10_000;

    private final CurationDatabase database;
    private final Clock clock;

    public JdbiObjections(CurationDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes an uploader's appeal. The fresh panel is asked all that the contested round was asked, whatever part is
     * contested: otherwise an appeal on quality alone could promote a track whose AI origin was never shown. A track that the
     * machine turned down may be appealed at once; the close of the open epoch takes verdict and appeal up together.
     *
     * @param claims what is contested
     */
    public Optional<Refusal> appeal(String cid, Address uploader, List<Claim> claims, String statement) {
        return database.write(handle -> {
            Optional<Refusal> refusal = refuseText(statement, "statement");
            if (refusal.isPresent()) {
                return refusal;
            }
            Optional<String> owner = JdbiSubmissions.uploaderOf(handle, cid);
            if (owner.isEmpty()) {
                return refusal("UNKNOWN_TRACK", cid + " was not submitted");
            }
            if (!owner.get().equals(uploader.hex())) {
                return refusal("OTHERS_TRACK", cid + " is another uploader's track");
            }
            Optional<String> original = Originals.of(handle, cid);
            if (original.isPresent() && !Rows.exists(handle, "SELECT 1 FROM seat WHERE cid = ?", cid)) {
                return refusal(
                        "REPEATS",
                        cid + " is the same recording as " + original.get()
                                + ", submitted first, and shares its case: dispute it if that is wrong");
            }
            return appeal(handle, cid, uploader, claims, statement);
        });
    }

    private Optional<Refusal> appeal(
            Handle handle, String cid, Address uploader, List<Claim> claims, String statement) {
        Optional<CaseId> against = lastDecided(handle, cid);
        if (against.isEmpty()) {
            return refusal("NOT_DECIDED", cid + " has no decision to appeal against yet");
        }
        CaseId id = against.get();
        if (Rows.exists(handle, "SELECT 1 FROM appeal WHERE cid = ? AND round = ?", cid, id.round())) {
            return refusal("APPEALED", "round " + id.round() + " of " + cid + " is under appeal already");
        }
        handle.execute(
                "INSERT INTO appeal (cid, round, uploader, claims, statement, epoch, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                cid,
                id.round(),
                uploader.hex(),
                CurationJson.write(Stream.concat(claims.stream(), asked(handle, id).stream())
                        .sorted()
                        .distinct()
                        .toList()),
                statement,
                Epochs.now(handle).forFacts(),
                clock.millis());
        return Optional.empty();
    }

    /** The last round, if it is decided; round 0 of a track that the machine turned down. */
    private static Optional<CaseId> lastDecided(Handle handle, String cid) {
        if (Rows.exists(handle, "SELECT 1 FROM open_case WHERE cid = ?", cid)) {
            return Optional.empty();
        }
        Optional<CaseId> decided = Rows.first(
                handle,
                (rs, context) -> new CaseId(cid, rs.getInt(1)),
                "SELECT round FROM present_decision WHERE cid = ? AND status <> 'NEEDS_MORE' ORDER BY round DESC",
                cid);
        return decided.isPresent() || !turnedDown(handle, cid) ? decided : Optional.of(new CaseId(cid, 0));
    }

    /** Whether the machine did, by what epochs took up; before the first took the track up, by the newest verdict. */
    private static boolean turnedDown(Handle handle, String cid) {
        String down = " AND outcome IN ('rejected', 'unreadable')";
        return Rows.exists(handle, "SELECT 1 FROM intake WHERE cid = ?" + down, cid)
                || Rows.exists(handle, "SELECT 1 FROM present_verdict WHERE cid = ?" + down, cid)
                        && !Rows.exists(handle, "SELECT 1 FROM intake WHERE cid = ?", cid);
    }

    /** Of a round that had no panel, both families. */
    private static List<Claim> asked(Handle handle, CaseId id) {
        return Rows.first(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), Case.class),
                        "SELECT body FROM panel_case WHERE cid = ? AND round = ?",
                        id.cid(),
                        id.round())
                .map(Case::claims)
                .orElse(List.of(Claim.ORIGIN, Claim.QUALITY));
    }

    /** A dispute's number, or why it was not taken. */
    public sealed interface Filed permits Taken, NotTaken {}

    public record Taken(long id) implements Filed {}

    public record NotTaken(Refusal refusal) implements Filed {}

    /** Takes anybody's objection to a track, also to one that is not known here. */
    public Filed dispute(String cid, String statement, String contact) {
        Optional<Refusal> refusal = refuseText(statement, "statement").or(() -> refuseText(contact, "contact"));
        if (refusal.isPresent()) {
            return new NotTaken(refusal.get());
        }
        return database.write(handle -> new Taken(handle.createUpdate(
                        "INSERT INTO dispute (cid, statement, contact, epoch, at_millis) VALUES (?, ?, ?, ?, ?)")
                .bind(0, cid)
                .bind(1, statement)
                .bind(2, contact)
                .bind(3, Epochs.now(handle).forFacts())
                .bind(4, clock.millis())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one()));
    }

    /** @param revokes whether the track's promotion is taken back */
    public Optional<Refusal> resolve(long id, boolean revokes, String resolution) {
        return database.write(handle -> {
            if (!Rows.exists(handle, "SELECT 1 FROM dispute WHERE id = ?", id)) {
                return refusal("UNKNOWN_DISPUTE", "there is no dispute " + id);
            }
            if (Rows.exists(handle, "SELECT 1 FROM dispute_resolution WHERE dispute = ?", id)) {
                return refusal("RESOLVED", "dispute " + id + " is resolved already");
            }
            handle.execute(
                    "INSERT INTO dispute_resolution (dispute, revokes, resolution, epoch, at_millis)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    id,
                    revokes ? 1 : 0,
                    resolution,
                    Epochs.now(handle).forFacts(),
                    clock.millis());
            return Optional.empty();
        });
    }

    /** Disputes, oldest first. @param cid only on this track, or {@code null} */
    public List<Dispute> disputes(@Nullable String cid) {
        return database.read(handle -> disputes(handle, cid));
    }

    /** Disputes that nobody has resolved, oldest first. */
    public List<Dispute> openDisputes() {
        return disputes(null).stream().filter(d -> d.resolution() == null).toList();
    }

    static List<Dispute> disputes(Handle handle, @Nullable String cid) {
        return Rows.list(
                handle,
                (rs, context) -> new Dispute(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getLong(5),
                        rs.getString(6),
                        rs.getInt(7) == 1),
                "SELECT d.id, d.cid, d.statement, d.contact, d.epoch, r.resolution, COALESCE(r.revokes, 0)"
                        + " FROM dispute d LEFT JOIN dispute_resolution r ON r.dispute = d.id"
                        + (cid == null ? "" : " WHERE d.cid = ?") + " ORDER BY d.id",
                cid == null ? new Object[0] : new Object[] {cid});
    }

    private static Optional<Refusal> refuseText(String text, String what) {
        if (text.isBlank() || text.length() > LONGEST) {
            return refusal(
                    "NO_" + what.toUpperCase(java.util.Locale.ROOT),
                    "a " + what + " of 1 … 10000 characters is needed");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }
}
