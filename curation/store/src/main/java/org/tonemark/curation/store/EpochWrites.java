package org.tonemark.curation.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.Slash;
import org.tonemark.curation.store.json.CurationJson;

/** Keeps the result of a closed epoch. */
final class EpochWrites {
    private EpochWrites() {}

    static void append(Handle handle, EpochInput input, EpochResult result, long millis) {
        long epoch = result.epoch();
        handle.execute(
                "INSERT INTO epoch (number, root, roster, origin_open, gold_right, gold_answered, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                epoch,
                result.root(),
                CurationJson.write(result.roster()),
                result.originOpen() ? 1 : 0,
                result.goldOrigin().right(),
                result.goldOrigin().answered(),
                millis);
        insertCases(handle, epoch, input, result);
        insertSeats(handle, input, result);
        insertDecisions(handle, result);
        ClosedRows.insert(handle, epoch, result.closed());
        CuratorRows.insertState(handle, epoch, result.curators());
        RecordRows.insertReputations(handle, epoch, result.reputations());
        RecordRows.insertPairs(handle, epoch, input.pairs(), result.pairs());
        insertSlashes(handle, result);
        insertRefusals(handle, result);
    }

    private static void insertCases(Handle handle, long epoch, EpochInput input, EpochResult result) {
        Set<CaseId> known = new HashSet<>();
        input.cases().forEach(c -> known.add(c.id()));
        List<Case> opened =
                result.cases().stream().filter(c -> !known.contains(c.id())).toList();
        CaseRows.insert(handle, opened);
        Rows.insert(
                handle,
                "INSERT INTO case_state (epoch, cid, round, stage, called) VALUES (?, ?, ?, ?, ?)",
                result.cases(),
                c -> new Object[] {epoch, c.id().cid(), c.id().round(), c.stage(), c.called()});
    }

    private static void insertSeats(Handle handle, EpochInput input, EpochResult result) {
        Set<Seat> known = new HashSet<>(input.seats());
        Rows.insert(
                handle,
                "INSERT INTO seat (cid, round, position, curator, called_epoch) VALUES (?, ?, ?, ?, ?)",
                result.seats().stream().filter(s -> !known.contains(s)).toList(),
                s -> new Object[] {
                    s.caseId().cid(),
                    s.caseId().round(),
                    s.position(),
                    s.curator().hex(),
                    s.calledEpoch()
                });
    }

    private static void insertDecisions(Handle handle, EpochResult result) {
        Rows.insert(
                handle,
                "INSERT INTO decision (epoch, cid, round, status, stage, body) VALUES (?, ?, ?, ?, ?, ?)",
                result.decisions(),
                (Decision d) -> new Object[] {
                    d.epoch(), d.caseId().cid(), d.caseId().round(), d.status().name(), d.stage(), CurationJson.write(d)
                });
    }

    private static void insertSlashes(Handle handle, EpochResult result) {
        Rows.insert(
                handle,
                "INSERT INTO slash (epoch, curator, cid, round, amount) VALUES (?, ?, ?, ?, ?)",
                result.slashes(),
                (Slash s) -> new Object[] {
                    result.epoch(),
                    s.curator().hex(),
                    s.caseId().cid(),
                    s.caseId().round(),
                    s.amount()
                });
    }

    private static void insertRefusals(Handle handle, EpochResult result) {
        record Placed(int place, RefusedBallot refused) {}
        List<Placed> placed = new ArrayList<>();
        for (RefusedBallot refused : result.refused()) {
            placed.add(new Placed(placed.size(), refused));
        }
        Rows.insert(handle, "INSERT INTO refusal (epoch, place, body) VALUES (?, ?, ?)", placed, p ->
                new Object[] {result.epoch(), p.place(), CurationJson.write(p.refused())});
    }
}
