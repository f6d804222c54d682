package org.tonemark.curation.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.store.json.CurationJson;

/** What anybody may see of curators and closed epochs. Nothing here is of the open epoch. */
public final class JdbiPublicRecord {
    private static final String CLOSED = " epoch < (SELECT number FROM current_epoch)";

    private final CurationDatabase database;

    public JdbiPublicRecord(CurationDatabase database) {
        this.database = database;
    }

    /** All curators as of now, in the order of their addresses. */
    public Map<Address, CuratorRecord> curators() {
        return database.read(handle -> {
            Map<String, String> aliases = new HashMap<>();
            Rows.list(
                    handle,
                    (rs, context) -> aliases.put(rs.getString(1), rs.getString(2)),
                    "SELECT address, alias FROM curator WHERE alias IS NOT NULL");
            Map<Address, CuratorRecord> records = new TreeMap<>();
            for (Curator c : CuratorRows.now(handle, Epochs.now(handle))) {
                records.put(
                        c.address(),
                        new CuratorRecord(c, aliases.get(c.address().hex())));
            }
            return records;
        });
    }

    /** Ballots of closed epochs. */
    public long ballots(Address curator) {
        return database.read(
                handle -> count(handle, "SELECT COUNT(*) FROM ballot WHERE curator = ? AND" + CLOSED, curator.hex()));
    }

    /** One a family with a record, as the last closing left them. */
    public List<Reputation> reputations(Address curator) {
        return database.read(handle -> RecordRows.reputations(handle, curator)).stream()
                .sorted()
                .toList();
    }

    /** A ballot and its place among all. */
    public record Placed(long place, Ballot ballot) {}

    /** Ballots of closed epochs, the newest first. @param before place of the last one seen, or {@code null} */
    public List<Placed> ballots(Address curator, @Nullable Long before, int most) {
        return database.read(handle -> Rows.list(
                handle,
                (rs, context) -> new Placed(rs.getLong(1), CurationJson.read(rs.getString(2), Ballot.class)),
                "SELECT seq, body FROM ballot WHERE curator = ? AND seq < ? AND" + CLOSED
                        + " ORDER BY epoch DESC, seq DESC LIMIT ?",
                curator.hex(),
                before == null ? Long.MAX_VALUE : before,
                most));
    }

    /** Of a closed epoch. */
    public Optional<EpochSummary> epoch(long number) {
        return database.read(handle -> Rows.first(
                handle,
                (rs, context) -> new EpochSummary(
                        number,
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3) == null ? EpochInput.NO_ROOT : rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        count(handle, "SELECT COUNT(*) FROM ballot WHERE epoch = ?", number),
                        decided(handle, number, "PROMOTED"),
                        decided(handle, number, "REJECTED"),
                        decided(handle, number, "ABSTAINED"),
                        decided(handle, number, "NEEDS_MORE")),
                "SELECT e.at_millis, e.root, p.root, s.beacon, s.source FROM epoch e"
                        + " JOIN epoch_seal s ON s.epoch = e.number LEFT JOIN epoch p ON p.number = e.number - 1"
                        + " WHERE e.number = ?",
                number));
    }

    /** An epoch's decisions, final ones first, each group by case. @param after the last one seen, or {@code null} */
    public List<Decision> decisions(long epoch, @Nullable Decision after, int most) {
        return database.read(handle -> Rows.list(
                handle,
                (rs, context) -> CurationJson.read(rs.getString(1), Decision.class),
                "SELECT body FROM (SELECT body, cid, round, CASE WHEN status = 'NEEDS_MORE' THEN 1 ELSE 0 END AS waits"
                        + " FROM decision WHERE epoch = ?) d WHERE (waits, cid, round) > (?, ?, ?)"
                        + " ORDER BY waits, cid, round LIMIT ?",
                epoch,
                after == null ? -1 : after.status() == org.tonemark.curation.core.Status.NEEDS_MORE ? 1 : 0,
                after == null ? "" : after.caseId().cid(),
                after == null ? 0 : after.caseId().round(),
                most));
    }

    /** The decision of a case at the close of an epoch. */
    public Optional<Decision> decision(long epoch, CaseId id) {
        return database.read(handle -> Rows.first(
                handle,
                (rs, context) -> CurationJson.read(rs.getString(1), Decision.class),
                "SELECT body FROM decision WHERE epoch = ? AND cid = ? AND round = ?",
                epoch,
                id.cid(),
                id.round()));
    }

    private static long decided(Handle handle, long epoch, String status) {
        return count(handle, "SELECT COUNT(*) FROM decision WHERE epoch = ? AND status = ?", epoch, status);
    }

    private static long count(Handle handle, String sql, Object... parameters) {
        return Rows.first(handle, (rs, context) -> rs.getLong(1), sql, parameters)
                .orElse(0L);
    }
}
