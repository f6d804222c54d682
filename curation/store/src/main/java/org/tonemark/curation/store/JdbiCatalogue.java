package org.tonemark.curation.store;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** What epochs promoted, in the order of epochs: the source of public lists. */
public final class JdbiCatalogue {
    private final CurationDatabase database;

    public JdbiCatalogue(CurationDatabase database) {
        this.database = database;
    }

    /** A final decision. @param verdict of the track when it is promoted, else {@code null} */
    public record Decided(
            CaseId id, long epoch, Status status, @Nullable Verdict verdict) {}

    /** Final decisions of closed epochs after the given one, by epoch and case. @param epoch −1 for all */
    public List<Decided> decidedAfter(long epoch) {
        return database.read(handle -> Rows.list(
                handle,
                (rs, context) -> new Decided(
                        new CaseId(rs.getString(1), rs.getInt(2)),
                        rs.getLong(3),
                        Status.valueOf(rs.getString(4)),
                        rs.getString(5) == null ? null : VerdictJson.read(rs.getString(5))),
                "SELECT d.cid, d.round, d.epoch, d.status, CASE WHEN d.status = 'PROMOTED' THEN"
                        + " (SELECT v.body FROM verdict v WHERE v.cid = d.cid ORDER BY v.seq DESC LIMIT 1) END"
                        + " FROM decision d WHERE d.epoch > ? AND d.status <> 'NEEDS_MORE'"
                        + " ORDER BY d.epoch, d.cid, d.round",
                epoch));
    }

    /** Tracks whose promotion a dispute took back. */
    public Set<String> revoked() {
        return Set.copyOf(database.read(
                handle -> Rows.list(handle, (rs, context) -> rs.getString(1), "SELECT DISTINCT cid FROM revoked")));
    }
}
