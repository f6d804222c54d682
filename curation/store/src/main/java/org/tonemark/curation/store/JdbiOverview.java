package org.tonemark.curation.store;

import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Figures for operators. */
public final class JdbiOverview {
    private static final long DAY_MILLIS = 86_400_000;

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

    /** Open cases that an appeal called, and appeals that the next closing takes up. */
    public long appeals() {
        return database.read(handle -> count(handle, "SELECT COUNT(*) FROM open_case WHERE kind = 'APPEAL'")
                + count(handle, "SELECT COUNT(*) FROM appeal WHERE epoch >= (SELECT number FROM current_epoch)"));
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

    /** @param oldestMillis when the oldest open action was intended, {@code null} without one */
    public record Outbox(long open, long settled, @Nullable Long oldestMillis) {}

    public Outbox outbox() {
        return database.read(handle -> {
            long all = count(handle, "SELECT COUNT(*) FROM chain_action");
            long open = count(handle, "SELECT COUNT(*) FROM open_action");
            Long oldest = open == 0
                    ? null
                    : (Long) count(
                            handle, "SELECT MIN(a.at_millis) FROM chain_action a JOIN open_action o ON o.seq = a.seq");
            return new Outbox(open, all - open, oldest);
        });
    }

    private static long count(Handle handle, String sql) {
        return Rows.first(handle, (rs, context) -> rs.getLong(1), sql).orElse(0L);
    }
}
