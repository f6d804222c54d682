package org.tonemark.curation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Candidate;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.outbox.Note;
import org.tonemark.curation.core.port.Outbox;

/** The outbox as rows that are only ever added. */
public final class JdbiOutbox implements Outbox {
    private static final String ACTION = "SELECT kind, chain_id, account, contract, subject, data FROM ";

    private final CurationDatabase database;
    private final Clock clock;

    public JdbiOutbox(CurationDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void intend(Action action) {
        database.write(handle -> handle.execute(
                "INSERT INTO chain_action (action, kind, chain_id, account, contract, subject, data, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (action) DO NOTHING",
                action.key(),
                action.kind().name(),
                action.chainId(),
                action.account().hex(),
                action.contract().hex(),
                action.subject().hex(),
                action.data(),
                clock.millis()));
    }

    @Override
    public List<Entry> open(long chainId, Address account) {
        return database.read(handle -> Rows.list(
                        handle,
                        JdbiOutbox::action,
                        ACTION + "open_action WHERE chain_id = ? AND account = ? ORDER BY seq",
                        chainId,
                        account.hex())
                .stream()
                .map(action -> entry(handle, action))
                .toList());
    }

    @Override
    public Optional<Entry> entry(String key) {
        return database.read(
                handle -> Rows.first(handle, JdbiOutbox::action, ACTION + "chain_action WHERE action = ?", key)
                        .map(action -> entry(handle, action)));
    }

    @Override
    public void sign(Action action, Candidate candidate) {
        database.write(handle -> handle.execute(
                "INSERT INTO chain_candidate (hash, action, nonce, raw, max_fee, priority_fee, block, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                candidate.hash().hex(),
                action.key(),
                candidate.nonce(),
                candidate.raw(),
                candidate.maxFee(),
                candidate.priorityFee(),
                candidate.block(),
                clock.millis()));
    }

    @Override
    public void note(Action action, Note note) {
        if (note instanceof Note.Landed landed) {
            Landing at = landed.landing();
            add(action, "LANDED", null, at.transaction(), at);
        } else if (note instanceof Note.Reverted reverted) {
            add(action, "REVERTED", reverted.nonce(), reverted.transaction(), null);
        } else if (note instanceof Note.Displaced displaced) {
            add(action, "DISPLACED", displaced.nonce(), null, null);
        } else {
            add(action, note instanceof Note.Lost ? "LOST" : "SETTLED", null, null, null);
        }
    }

    private void add(
            Action action,
            String kind,
            @Nullable Long nonce,
            @Nullable Bytes32 transaction,
            @Nullable Landing landing) {
        database.write(handle -> handle.execute(
                "INSERT INTO chain_note (action, kind, nonce, transaction_hash, block, block_hash, uid, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                action.key(),
                kind,
                nonce,
                transaction == null ? null : transaction.hex(),
                landing == null ? null : landing.block(),
                landing == null ? null : landing.blockHash().hex(),
                landing == null ? null : landing.uid().hex(),
                clock.millis()));
    }

    @Override
    public Optional<Long> start(long chainId, Address account) {
        return database.read(handle -> Rows.first(
                handle,
                (rs, context) -> rs.getLong(1),
                "SELECT block FROM chain_start WHERE chain_id = ? AND account = ?",
                chainId,
                account.hex()));
    }

    @Override
    public void startAt(long chainId, Address account, long block) {
        database.write(handle -> handle.execute(
                "INSERT INTO chain_start (chain_id, account, block) VALUES (?, ?, ?)"
                        + " ON CONFLICT (chain_id, account) DO NOTHING",
                chainId,
                account.hex(),
                block));
    }

    @Override
    public Optional<Lock> lock() {
        return OutboxLock.take(database);
    }

    private static Entry entry(Handle handle, Action action) {
        List<Candidate> candidates = Rows.list(
                handle,
                (rs, context) -> new Candidate(
                        new Bytes32(rs.getString(1)),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6)),
                "SELECT hash, nonce, raw, max_fee, priority_fee, block FROM chain_candidate WHERE action = ? ORDER BY seq",
                action.key());
        List<Note> notes = Rows.list(
                handle,
                (rs, context) -> note(rs),
                "SELECT kind, nonce, transaction_hash, block, block_hash, uid FROM chain_note WHERE action = ?"
                        + " ORDER BY seq",
                action.key());
        return new Entry(action, candidates, notes);
    }

    private static Action action(ResultSet rs, org.jdbi.v3.core.statement.StatementContext context)
            throws SQLException {
        return new Action(
                Action.Kind.valueOf(rs.getString(1)),
                rs.getLong(2),
                new Address(rs.getString(3)),
                new Address(rs.getString(4)),
                new Bytes32(rs.getString(5)),
                rs.getString(6));
    }

    private static Note note(ResultSet rs) throws SQLException {
        return switch (rs.getString(1)) {
            case "LANDED" ->
                new Note.Landed(new Landing(
                        new Bytes32(rs.getString(3)),
                        rs.getLong(4),
                        new Bytes32(rs.getString(5)),
                        new Bytes32(rs.getString(6))));
            case "LOST" -> new Note.Lost();
            case "DISPLACED" -> new Note.Displaced(rs.getLong(2));
            case "REVERTED" -> new Note.Reverted(rs.getLong(2), new Bytes32(rs.getString(3)));
            case "SETTLED" -> new Note.Settled();
            default -> throw new IllegalStateException("unknown note of the outbox: " + rs.getString(1));
        };
    }
}
