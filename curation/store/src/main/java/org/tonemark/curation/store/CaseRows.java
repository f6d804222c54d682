package org.tonemark.curation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.store.json.CurationJson;

/** Cases, seats and ballots as rows. "Open at the start of epoch e" means: left open by the closing of e − 1. */
final class CaseRows {
    private static final RowMapper<Ballot> BALLOT =
            (rs, context) -> CurationJson.read(rs.getString("body"), Ballot.class);
    private static final String OPEN_AT = " JOIN case_state t ON t.cid = x.cid AND t.round = x.round AND t.epoch = ?";

    private CaseRows() {}

    static Optional<Case> open(Handle handle, CaseId id) {
        return Rows.first(
                handle,
                (rs, context) -> advanced(rs),
                "SELECT body, stage, called FROM open_case WHERE cid = ? AND round = ?",
                id.cid(),
                id.round());
    }

    /** At most one round of a track is open. */
    static Optional<Case> open(Handle handle, String cid) {
        return Rows.first(
                handle, (rs, context) -> advanced(rs), "SELECT body, stage, called FROM open_case WHERE cid = ?", cid);
    }

    /** Cases that the closing of an epoch goes through: those open, and training cases that it opens. */
    static List<Case> openAt(Handle handle, long epoch) {
        List<Case> cases = Rows.list(
                handle,
                (rs, context) -> advanced(rs),
                "SELECT x.body, t.stage, t.called FROM panel_case x" + OPEN_AT,
                epoch - 1);
        cases.addAll(Rows.list(
                handle,
                (rs, context) -> CurationJson.read(rs.getString("body"), Case.class),
                "SELECT body FROM panel_case WHERE kind = 'TRAINING' AND opened_epoch = ?",
                epoch));
        return cases;
    }

    private static Case advanced(ResultSet rs) throws SQLException {
        return CurationJson.read(rs.getString("body"), Case.class).advanced(rs.getInt("stage"), rs.getInt("called"));
    }

    /** Seats of the cases open at the start of an epoch, called by its start. */
    static List<Seat> seatsAt(Handle handle, long epoch) {
        return Rows.list(
                handle,
                (rs, context) -> new Seat(
                        new CaseId(rs.getString(1), rs.getInt(2)),
                        new Address(rs.getString(3)),
                        rs.getInt(4),
                        rs.getLong(5)),
                "SELECT x.cid, x.round, x.curator, x.position, x.called_epoch FROM seat x" + OPEN_AT
                        + " WHERE x.called_epoch <= ?",
                epoch - 1,
                epoch);
    }

    /** Ballots on the cases of an epoch, cast by its end. */
    static List<Ballot> ballotsAt(Handle handle, long epoch) {
        return Rows.list(
                handle, BALLOT, "SELECT x.body FROM ballot x" + OPEN_AT + " WHERE x.epoch <= ?", epoch - 1, epoch);
    }

    /** Ballots on one case, cast in an epoch up to the given one. */
    static List<Ballot> ballots(Handle handle, CaseId id, long lastEpoch) {
        return Rows.list(
                handle,
                BALLOT,
                "SELECT body FROM ballot WHERE cid = ? AND round = ? AND epoch <= ?",
                id.cid(),
                id.round(),
                lastEpoch);
    }

    static boolean isKnown(Handle handle, CaseId id) {
        return Rows.exists(handle, "SELECT 1 FROM panel_case WHERE cid = ? AND round = ?", id.cid(), id.round());
    }

    static void insert(Handle handle, List<Case> cases) {
        Rows.insert(
                handle,
                "INSERT INTO panel_case (cid, round, kind, opened_epoch, body) VALUES (?, ?, ?, ?, ?)",
                cases,
                c -> new Object[] {c.id().cid(), c.id().round(), c.kind().name(), c.openedEpoch(), CurationJson.write(c)
                });
    }
}
