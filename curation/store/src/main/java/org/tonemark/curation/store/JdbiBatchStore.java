package org.tonemark.curation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.port.BatchStore;

/** Batches and their attestations as rows that are only ever added. */
public final class JdbiBatchStore implements BatchStore {
    private static final String BATCH = "SELECT b.root, b.chain_id, b.contract, b.attestor, b.size, b.folder,"
            + " CASE WHEN EXISTS (SELECT 1 FROM batch_published p WHERE p.batch = b.root) THEN 1 ELSE 0 END"
            + " FROM batch b WHERE ";
    private static final String SIGNED = "SELECT uid, cid, round, epoch, status, batch, line FROM ";

    private final CurationDatabase database;
    private final Clock clock;

    public JdbiBatchStore(CurationDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void add(BatchRecord batch, List<SignedDecision> attestations) {
        database.write(handle -> {
            if (!Rows.exists(
                    handle, "SELECT 1 FROM batch WHERE root = ?", batch.root().hex())) {
                refuseOthers(handle, batch, attestations);
                insert(handle, batch, attestations);
            }
            return batch;
        });
    }

    private static void refuseOthers(Handle handle, BatchRecord batch, List<SignedDecision> attestations) {
        for (SignedDecision signed : attestations) {
            if (Rows.exists(
                    handle,
                    "SELECT 1 FROM attestation WHERE cid = ? AND round = ? AND chain_id = ? AND contract = ?",
                    signed.caseId().cid(),
                    signed.caseId().round(),
                    batch.chainId(),
                    batch.contract().hex())) {
                throw new IllegalArgumentException("stands in another batch: " + signed.caseId());
            }
        }
    }

    private void insert(Handle handle, BatchRecord batch, List<SignedDecision> attestations) {
        handle.execute(
                "INSERT INTO batch (root, chain_id, contract, attestor, size, folder, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                batch.root().hex(),
                batch.chainId(),
                batch.contract().hex(),
                batch.attestor().hex(),
                batch.count(),
                batch.folder(),
                clock.millis());
        Rows.insert(
                handle,
                "INSERT INTO attestation (uid, batch, chain_id, contract, cid, round, epoch, status, line)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                attestations,
                s -> new Object[] {
                    s.uid().hex(),
                    batch.root().hex(),
                    batch.chainId(),
                    batch.contract().hex(),
                    s.caseId().cid(),
                    s.caseId().round(),
                    s.epoch(),
                    s.outcome().name(),
                    s.line()
                });
    }

    @Override
    public List<BatchRecord> batches(long chainId, Address contract) {
        return database.read(handle -> Rows.list(
                handle,
                JdbiBatchStore::batch,
                BATCH + "b.chain_id = ? AND b.contract = ? ORDER BY b.seq",
                chainId,
                contract.hex()));
    }

    @Override
    public List<BatchRecord> all() {
        return database.read(handle -> Rows.list(handle, JdbiBatchStore::batch, BATCH + "1 = 1 ORDER BY b.seq"));
    }

    @Override
    public Optional<BatchRecord> batch(Bytes32 root) {
        return database.read(handle -> Rows.first(handle, JdbiBatchStore::batch, BATCH + "b.root = ?", root.hex()));
    }

    @Override
    public List<SignedDecision> attestations(Bytes32 root) {
        return list("attestation WHERE batch = ? ORDER BY uid", root.hex());
    }

    @Override
    public List<SignedDecision> ofTrack(String cid) {
        return list("attestation WHERE cid = ? ORDER BY round, chain_id, contract", cid);
    }

    @Override
    public List<SignedDecision> overturned(long chainId, Address contract) {
        return list("overturned_attestation WHERE chain_id = ? AND contract = ? ORDER BY uid", chainId, contract.hex());
    }

    @Override
    public Set<CaseId> attestedIn(long epoch, long chainId, Address contract) {
        return database
                .read(handle -> Rows.list(
                        handle,
                        (rs, context) -> new CaseId(rs.getString(1), rs.getInt(2)),
                        "SELECT cid, round FROM attestation WHERE epoch = ? AND chain_id = ? AND contract = ?",
                        epoch,
                        chainId,
                        contract.hex()))
                .stream()
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> revokedTracks() {
        return Set.copyOf(database.read(
                handle -> Rows.list(handle, (rs, context) -> rs.getString(1), "SELECT DISTINCT cid FROM revoked")));
    }

    @Override
    public void published(Bytes32 root, String place) {
        database.write(handle -> handle.execute(
                "INSERT INTO batch_published (batch, place, at_millis) VALUES (?, ?, ?) ON CONFLICT (batch) DO NOTHING",
                root.hex(),
                place,
                clock.millis()));
    }

    private List<SignedDecision> list(String where, Object... parameters) {
        return database.read(handle -> Rows.list(handle, JdbiBatchStore::signed, SIGNED + where, parameters));
    }

    private static SignedDecision signed(ResultSet rs, StatementContext context) throws SQLException {
        return new SignedDecision(
                new Bytes32(rs.getString(1)),
                new CaseId(rs.getString(2), rs.getInt(3)),
                rs.getLong(4),
                Status.valueOf(rs.getString(5)),
                new Bytes32(rs.getString(6)),
                rs.getString(7));
    }

    private static BatchRecord batch(ResultSet rs, StatementContext context) throws SQLException {
        return new BatchRecord(
                new Bytes32(rs.getString(1)),
                rs.getLong(2),
                new Address(rs.getString(3)),
                new Address(rs.getString(4)),
                rs.getInt(5),
                rs.getString(6),
                rs.getInt(7) == 1);
    }
}
