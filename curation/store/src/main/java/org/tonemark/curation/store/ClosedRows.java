package org.tonemark.curation.store;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Appeal;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.store.TrackStatus.Remark;
import org.tonemark.curation.store.json.CurationJson;

/** Closed cases as rows; their ballots are kept by reference. */
final class ClosedRows {
    private ClosedRows() {}

    /** @param counted the ballots that counted, in their order */
    record Body(Case closed, List<Reference> counted) {}

    record Reference(Address curator, long epoch, int sequence) {
        static Reference to(Ballot ballot) {
            return new Reference(ballot.curator(), ballot.epoch(), ballot.sequence());
        }
    }

    static void insert(Handle handle, long epoch, List<PastCase> closed) {
        Rows.insert(
                handle,
                "INSERT INTO closed_case (epoch, cid, round, body) VALUES (?, ?, ?, ?)",
                closed,
                p -> new Object[] {
                    epoch,
                    p.closed().id().cid(),
                    p.closed().id().round(),
                    CurationJson.write(new Body(
                            p.closed(), p.ballots().stream().map(Reference::to).toList()))
                });
    }

    /** The cases an epoch closed. */
    static List<PastCase> closedIn(Handle handle, long epoch) {
        return ids(handle, "SELECT cid, round FROM closed_case WHERE epoch = ?", epoch).stream()
                .map(id -> load(handle, id))
                .toList();
    }

    /**
     * What the closing of an epoch refers to: the round before every open appeal or audit, what the epoch's appeals name,
     * and every round of the tracks that its submissions are or repeat.
     */
    static List<PastCase> neededBy(Handle handle, long epoch, List<Case> open, List<Appeal> appeals) {
        Set<CaseId> ids = new TreeSet<>(ids(
                handle,
                "SELECT c.cid, c.round FROM intake i JOIN submission s ON s.cid = i.cid"
                        + " JOIN closed_case c ON c.cid = COALESCE(i.near_duplicate_of, s.near_duplicate_of, s.cid)"
                        + " WHERE i.epoch = ? AND c.epoch < ?",
                epoch,
                epoch));
        for (Appeal appeal : appeals) {
            ids.addAll(ids(
                    handle,
                    "SELECT cid, round FROM closed_case WHERE cid = ? AND epoch < ?",
                    appeal.against().cid(),
                    epoch));
        }
        open.stream()
                .filter(c -> c.id().round() > 0)
                .forEach(c -> ids.add(new CaseId(c.id().cid(), c.id().round() - 1)));
        return ids.stream().map(id -> load(handle, id)).toList();
    }

    private static List<CaseId> ids(Handle handle, String sql, Object... parameters) {
        return Rows.list(handle, (rs, context) -> new CaseId(rs.getString(1), rs.getInt(2)), sql, parameters);
    }

    /** Notes of the ballots that counted in a closed case; none of an open one. */
    static List<Remark> remarks(Handle handle, CaseId id) {
        Set<Reference> counted = Rows.first(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), Body.class),
                        "SELECT body FROM closed_case WHERE cid = ? AND round = ?",
                        id.cid(),
                        id.round())
                .map(body -> Set.copyOf(body.counted()))
                .orElse(Set.of());
        if (counted.isEmpty()) {
            return List.of();
        }
        return Rows.list(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), Ballot.class),
                        "SELECT body FROM ballot WHERE cid = ? AND round = ? AND body LIKE '%\"note\":\"%'",
                        id.cid(),
                        id.round())
                .stream()
                .filter(ballot -> counted.contains(Reference.to(ballot)))
                .sorted(Ballot.ORDER)
                .map(ballot -> new Remark(ballot.curator(), ballot.epoch(), ballot.note()))
                .toList();
    }

    private static PastCase load(Handle handle, CaseId id) {
        record Row(long epoch, Body body) {}
        Row row = Rows.first(
                        handle,
                        (rs, context) -> new Row(rs.getLong(1), CurationJson.read(rs.getString(2), Body.class)),
                        "SELECT epoch, body FROM closed_case WHERE cid = ? AND round = ?",
                        id.cid(),
                        id.round())
                .orElseThrow();
        Decision decision = Rows.first(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), Decision.class),
                        "SELECT body FROM decision WHERE cid = ? AND round = ? AND epoch = ?",
                        id.cid(),
                        id.round(),
                        row.epoch())
                .orElseThrow();
        Set<Reference> counted = row.body().counted().stream().collect(Collectors.toSet());
        List<Ballot> ballots = CaseRows.ballots(handle, id, row.epoch()).stream()
                .filter(ballot -> counted.contains(Reference.to(ballot)))
                .sorted(Ballot.ORDER)
                .toList();
        return new PastCase(row.body().closed(), decision, ballots);
    }
}
