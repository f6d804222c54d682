package org.tonemark.curation.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** A curator's desk: open cases, the curator's own seats and ballots. Nothing of other curators' ballots. */
public final class JdbiDesk {
    private static final String LAST_VERDICT =
            "(SELECT v.body FROM verdict v WHERE v.cid = x.cid ORDER BY v.seq DESC LIMIT 1)";

    private final CurationDatabase database;

    public JdbiDesk(CurationDatabase database) {
        this.database = database;
    }

    /**
     * A case that takes ballots.
     *
     * @param seats called so far
     * @param verdict the newest on the track, {@code null} without one
     */
    public record Open(Case open, int seats, @Nullable Verdict verdict) {}

    /** All open cases, training cases too. They change when an epoch closes, but for training cases. */
    public List<Open> open() {
        return database.read(handle -> Rows.list(
                handle,
                (rs, context) -> new Open(
                        CurationJson.read(rs.getString(1), Case.class).advanced(rs.getInt(2), rs.getInt(3)),
                        rs.getInt(4),
                        rs.getString(5) == null ? null : VerdictJson.read(rs.getString(5))),
                "SELECT x.body, x.stage, x.called,"
                        + " (SELECT COUNT(*) FROM seat s WHERE s.cid = x.cid AND s.round = x.round), " + LAST_VERDICT
                        + " FROM open_case x"));
    }

    /** Cases on which the curator's ballot counts in the open epoch. */
    public Set<CaseId> seats(Address curator) {
        return cases(
                "SELECT cid, round FROM seat WHERE curator = ? AND called_epoch = (SELECT number FROM current_epoch)",
                curator);
    }

    /** Cases on which the curator has cast a ballot in the open epoch. */
    public Set<CaseId> answered(Address curator) {
        return cases(
                "SELECT cid, round FROM ballot WHERE curator = ? AND epoch = (SELECT number FROM current_epoch)",
                curator);
    }

    private Set<CaseId> cases(String sql, Address curator) {
        return database
                .read(handle -> Rows.list(
                        handle, (rs, context) -> new CaseId(rs.getString(1), rs.getInt(2)), sql, curator.hex()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The curator's own ballot of the open epoch that stands. */
    public Optional<Ballot> ballot(CaseId id, Address curator) {
        return database.read(handle -> Rows.first(
                handle,
                (rs, context) -> CurationJson.read(rs.getString(1), Ballot.class),
                "SELECT body FROM ballot WHERE cid = ? AND round = ? AND curator = ?"
                        + " AND epoch = (SELECT number FROM current_epoch) ORDER BY sequence DESC",
                id.cid(),
                id.round(),
                curator.hex()));
    }

    /** The newest verdict on a track. */
    public Optional<Verdict> verdict(String cid) {
        return database.read(handle -> Rows.first(
                handle,
                (rs, context) -> VerdictJson.read(rs.getString(1)),
                "SELECT body FROM verdict WHERE cid = ? ORDER BY seq DESC",
                cid));
    }

    /** The signed generation record of a submission. */
    public Optional<SignedRecord> record(String cid) {
        return database.read(handle -> Records.ofTrack(handle, cid));
    }

    /**
     * A training answer of a closed epoch, and the truth.
     *
     * @param answer {@code yes}, {@code no}, {@code unsure}
     */
    public record Answered(CaseId id, Claim claim, boolean truth, String answer) {}

    /** A newcomer's training answers of closed epochs, the newest first; on one claim the first answer counts. */
    public List<Answered> training(Address curator) {
        return database.read(handle -> {
            Map<String, Answered> first = new LinkedHashMap<>();
            for (Ballot ballot : trainingBallots(handle, curator)) {
                for (ClaimAnswer answer : ballot.answers()) {
                    truth(handle, ballot.caseId().cid(), answer.claim()).ifPresent(truth -> {
                        String key = ballot.caseId() + " " + answer.claim();
                        first.remove(key);
                        first.put(
                                key,
                                new Answered(
                                        ballot.caseId(),
                                        answer.claim(),
                                        truth,
                                        answer.answer().text()));
                    });
                }
            }
            return List.copyOf(first.values());
        });
    }

    /** The newest first, so that the first answer on a claim is put last and stands. */
    private static List<Ballot> trainingBallots(Handle handle, Address curator) {
        return Rows.list(
                handle,
                (rs, context) -> CurationJson.read(rs.getString(1), Ballot.class),
                "SELECT b.body FROM ballot b JOIN panel_case p ON p.cid = b.cid AND p.round = b.round"
                        + " WHERE b.curator = ? AND p.kind = '" + CaseKind.TRAINING.name() + "'"
                        + " AND b.epoch < (SELECT number FROM current_epoch) ORDER BY b.epoch DESC, b.seq DESC",
                curator.hex());
    }

    private static Optional<Boolean> truth(Handle handle, String cid, Claim claim) {
        return Rows.first(
                handle,
                (rs, context) -> rs.getInt(1) == 1,
                "SELECT truth FROM gold WHERE cid = ? AND claim = ?",
                cid,
                claim.toString());
    }
}
