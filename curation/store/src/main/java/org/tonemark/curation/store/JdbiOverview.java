package org.tonemark.curation.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Figures for operators. */
public final class JdbiOverview {
    private static final long DAY_MILLIS = 86_400_000;

    /** As {@link org.tonemark.curation.core.outbox.Entry} has it: the last landing that was not lost, a live candidate. */
    private static final String ACTION_STATES = "SELECT CASE"
            + " WHEN (SELECT n.kind FROM chain_note n WHERE n.action = a.action AND n.kind IN ('LANDED', 'LOST')"
            + " ORDER BY n.seq DESC LIMIT 1) = 'LANDED' THEN 'landed'"
            + " WHEN EXISTS (SELECT 1 FROM chain_candidate c WHERE c.action = a.action AND NOT EXISTS"
            + " (SELECT 1 FROM chain_note n WHERE n.action = a.action AND n.nonce = c.nonce"
            + " AND n.kind IN ('DISPLACED', 'REVERTED'))) THEN 'sent' ELSE 'pending' END AS state FROM open_action a";

    private static final String UNSIGNED = "SELECT COUNT(*) FROM present_decision d"
            + " JOIN panel_case c ON c.cid = d.cid AND c.round = d.round"
            + " WHERE d.status <> 'NEEDS_MORE' AND c.kind IN ('INTAKE', 'APPEAL', 'AUDIT')"
            + " AND NOT EXISTS (SELECT 1 FROM gold g WHERE g.cid = d.cid)"
            + " AND NOT EXISTS (SELECT 1 FROM attestation t WHERE t.cid = d.cid AND t.round = d.round)";

    private final CurationDatabase database;

    public JdbiOverview(CurationDatabase database) {
        this.database = database;
    }

    /** Verdicts by day (days since 1970 UTC) and outcome, from a day on. */
    public Map<Long, Map<String, Long>> outcomes(long fromDay) {
        return database.read(handle -> {
            Map<Long, Map<String, Long>> days = new TreeMap<>();
            Rows.list(
                    handle,
                    (rs, context) -> days.computeIfAbsent(rs.getLong(1), day -> new TreeMap<>())
                            .put(rs.getString(2), rs.getLong(3)),
                    "SELECT at_millis / " + DAY_MILLIS + " AS day, outcome, COUNT(*) FROM verdict WHERE at_millis >= ?"
                            + " GROUP BY at_millis / " + DAY_MILLIS + ", outcome",
                    fromDay * DAY_MILLIS);
            return days;
        });
    }

    /** Open cases, training aside, by the epoch that opened them. */
    public Map<Long, Long> openedIn() {
        return database.read(handle -> {
            Map<Long, Long> epochs = new TreeMap<>();
            Rows.list(
                    handle,
                    (rs, context) -> epochs.put(rs.getLong(1), rs.getLong(2)),
                    "SELECT opened_epoch, COUNT(*) FROM open_case WHERE kind <> 'TRAINING' GROUP BY opened_epoch");
            return epochs;
        });
    }

    /** Verdicts that were ever imported, by outcome. */
    public Map<String, Long> verdicts() {
        return database.read(handle -> byName(handle, "SELECT outcome, COUNT(*) FROM verdict GROUP BY outcome"));
    }

    /**
     * An appeal without an answer.
     *
     * @param atMillis when it was filed
     * @param heard whether a panel has it; else the next closing calls one
     */
    public record Appeal(String cid, long atMillis, boolean heard) {}

    /** Appeals without an answer, the oldest first. */
    public List<Appeal> appeals() {
        return database.read(handle -> Rows.list(
                handle,
                (rs, context) -> new Appeal(rs.getString(1), rs.getLong(2), rs.getInt(3) == 1),
                "SELECT cid, at_millis, 0 AS heard FROM appeal WHERE epoch >= (SELECT number FROM current_epoch)"
                        + " UNION ALL SELECT c.cid, MAX(a.at_millis), 1 FROM open_case c JOIN appeal a ON a.cid = c.cid"
                        + " WHERE c.kind = 'APPEAL' GROUP BY c.cid ORDER BY 2, 1"));
    }

    /** @param reversed audits that found the opposite of the round before */
    public record Audits(long checked, long reversed) {}

    public Audits audits() {
        String checked = "SELECT COUNT(*) FROM audit a JOIN present_decision d ON d.cid = a.cid AND d.round = a.round"
                + " WHERE d.status IN ('PROMOTED', 'REJECTED')";
        String reversed = "SELECT COUNT(*) FROM audit a JOIN present_decision d ON d.cid = a.cid AND d.round = a.round"
                + " JOIN present_decision b ON b.cid = a.cid AND b.round = a.round - 1"
                + " WHERE (d.status = 'PROMOTED' AND b.status = 'REJECTED')"
                + " OR (d.status = 'REJECTED' AND b.status = 'PROMOTED')";
        return database.read(handle -> new Audits(count(handle, checked), count(handle, reversed)));
    }

    /**
     * What attesting has done, and what it waits for.
     *
     * @param unsigned decisions that no batch holds yet
     * @param unpublished batches that are signed and not published
     * @param pending actions that no transaction is signed for
     * @param sent actions with a transaction that is not known to stand in a final block
     * @param landed actions that stand in a final block and are looked at once more
     * @param settled actions that are done
     * @param oldestMillis when the oldest action that is not done was intended, {@code null} without one
     */
    public record Outbox(
            long unsigned,
            long unpublished,
            long pending,
            long sent,
            long landed,
            long settled,
            @Nullable Long oldestMillis) {
        /** Actions that are not done. */
        public long open() {
            return pending + sent + landed;
        }
    }

    public Outbox outbox() {
        return database.read(handle -> {
            Map<String, Long> states =
                    byName(handle, "SELECT state, COUNT(*) FROM (" + ACTION_STATES + ") s GROUP BY state");
            long open = states.values().stream().mapToLong(Long::longValue).sum();
            return new Outbox(
                    count(handle, UNSIGNED),
                    count(
                            handle,
                            "SELECT COUNT(*) FROM batch b WHERE NOT EXISTS"
                                    + " (SELECT 1 FROM batch_published p WHERE p.batch = b.root)"),
                    states.getOrDefault("pending", 0L),
                    states.getOrDefault("sent", 0L),
                    states.getOrDefault("landed", 0L),
                    count(handle, "SELECT COUNT(*) FROM chain_action") - open,
                    open == 0
                            ? null
                            : (Long) count(
                                    handle,
                                    "SELECT MIN(a.at_millis) FROM chain_action a JOIN open_action o ON o.seq = a.seq"));
        });
    }

    private static Map<String, Long> byName(Handle handle, String sql) {
        Map<String, Long> counts = new TreeMap<>();
        Rows.list(handle, (rs, context) -> counts.put(rs.getString(1), rs.getLong(2)), sql);
        return counts;
    }

    private static long count(Handle handle, String sql) {
        return Rows.first(handle, (rs, context) -> rs.getLong(1), sql).orElse(0L);
    }
}
