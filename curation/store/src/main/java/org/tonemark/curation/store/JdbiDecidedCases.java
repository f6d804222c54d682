package org.tonemark.curation.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.port.DecidedCases;
import org.tonemark.curation.store.json.CurationJson;

/** Reads what an epoch decided, with the verdict on record when its door was closed. */
public final class JdbiDecidedCases implements DecidedCases {
    /** The verdict by sequence: a later import, of whatever model, does not change what was decided on. */
    private static final String DECIDED = "SELECT d.body, e.root, e.at_millis, s.uploader, s.record_cid,"
            + " (SELECT v.body FROM verdict v WHERE v.cid = d.cid AND v.at_millis <= c.at_millis"
            + " ORDER BY v.seq DESC LIMIT 1)"
            + " FROM decision d JOIN epoch e ON e.number = d.epoch JOIN epoch_seal c ON c.epoch = d.epoch"
            + " JOIN submission s ON s.cid = d.cid WHERE d.status <> 'NEEDS_MORE'";

    private final CurationDatabase database;

    public JdbiDecidedCases(CurationDatabase database) {
        this.database = database;
    }

    @Override
    public List<AttestedDecision> decidedIn(long epoch) {
        return database.read(handle -> read(handle, " AND d.epoch = ?", epoch)).stream()
                .sorted()
                .toList();
    }

    @Override
    public Optional<AttestedDecision> decision(CaseId id) {
        List<AttestedDecision> all = database.read(
                handle -> read(handle, " AND d.cid = ? AND d.round = ? ORDER BY d.epoch", id.cid(), id.round()));
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Override
    public List<AttestedDecision> decisions(String cid) {
        return database.read(handle -> read(handle, " AND d.cid = ? ORDER BY d.round, d.epoch", cid));
    }

    private static List<AttestedDecision> read(Handle handle, String where, Object... parameters) {
        return Rows.list(
                        handle,
                        (rs, context) -> attested(
                                CurationJson.read(rs.getString(1), Decision.class),
                                rs.getString(2),
                                rs.getLong(3),
                                rs.getString(4),
                                Objects.requireNonNullElse(rs.getString(5), ""),
                                Objects.requireNonNullElse(rs.getString(6), "")),
                        DECIDED + where,
                        parameters)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<AttestedDecision> attested(
            Decision decision, String root, long closedMillis, String uploader, String record, String verdict) {
        if (!AttestedDecision.isAttested(decision)) {
            return Optional.empty();
        }
        return Optional.of(new AttestedDecision(
                decision.caseId(),
                decision.status(),
                decision.reason(),
                decision.epoch(),
                new Address(uploader),
                closedMillis / 1000,
                new Bytes32("0x" + root),
                AttestedDecision.evidence(verdict, decision),
                record));
    }
}
