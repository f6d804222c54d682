package org.tonemark.curation.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Appeal;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Slash;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.verdict.Outcome;

/** The input of a sealed epoch and the result of a closed one, derived from the facts; the same whenever it is asked. */
final class EpochReads {
    private static final TypeReference<List<Claim>> CLAIMS = new TypeReference<>() {};

    private EpochReads() {}

    private record Sealed(Rule rule, Beacon beacon) {}

    static EpochInput input(Handle handle, long epoch) {
        Sealed seal = sealed(handle, epoch);
        List<Case> cases = CaseRows.openAt(handle, epoch);
        List<Appeal> appeals = appeals(handle, epoch);
        return new EpochInput(
                        epoch,
                        seal.rule(),
                        root(handle, epoch - 1),
                        seal.beacon(),
                        CuratorRows.at(handle, epoch),
                        rosters(handle, epoch, cases),
                        cases,
                        CaseRows.seatsAt(handle, epoch),
                        CaseRows.ballotsAt(handle, epoch),
                        submissions(handle, epoch),
                        appeals,
                        gold(handle, epoch, cases),
                        ClosedRows.neededBy(handle, epoch, cases, appeals),
                        RecordRows.reputations(handle, epoch - 1),
                        RecordRows.pairs(handle, epoch - 1),
                        goldOrigin(handle, epoch - 1))
                .sorted();
    }

    static EpochResult result(Handle handle, long epoch) {
        return new EpochResult(
                epoch,
                Rows.list(
                                handle,
                                (rs, context) -> CurationJson.read(rs.getString(1), Decision.class),
                                "SELECT body FROM decision WHERE epoch = ?",
                                epoch)
                        .stream()
                        .sorted()
                        .toList(),
                ClosedRows.closedIn(handle, epoch).stream().sorted().toList(),
                CaseRows.openAt(handle, epoch + 1).stream()
                        .filter(c -> c.openedEpoch() <= epoch) // not the training cases opened since
                        .sorted()
                        .toList(),
                CaseRows.seatsAt(handle, epoch + 1).stream().sorted().toList(),
                CuratorRows.leftBy(handle, epoch).stream().sorted().toList(),
                roster(handle, epoch),
                RecordRows.reputations(handle, epoch).stream().sorted().toList(),
                RecordRows.pairs(handle, epoch).stream().sorted().toList(),
                slashes(handle, epoch),
                Rows.list(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), RefusedBallot.class),
                        "SELECT body FROM refusal WHERE epoch = ? ORDER BY place",
                        epoch),
                goldOrigin(handle, epoch),
                Rows.exists(handle, "SELECT 1 FROM epoch WHERE number = ? AND origin_open = 1", epoch),
                root(handle, epoch));
    }

    private static Sealed sealed(Handle handle, long epoch) {
        return Rows.first(
                        handle,
                        (rs, context) -> new Sealed(
                                CurationJson.read(rs.getString(1), Rule.class),
                                new Beacon(epoch, rs.getString(2), rs.getString(3))),
                        "SELECT rule, beacon, source FROM epoch_seal WHERE epoch = ?",
                        epoch)
                .orElseThrow(() -> new IllegalArgumentException("epoch " + epoch + " is not sealed"));
    }

    private static String root(Handle handle, long epoch) {
        return Rows.first(handle, (rs, context) -> rs.getString(1), "SELECT root FROM epoch WHERE number = ?", epoch)
                .orElse(EpochInput.NO_ROOT);
    }

    /** A training case that the epoch itself opens has nobody to call: its roster is empty. */
    private static List<Roster> rosters(Handle handle, long epoch, List<Case> cases) {
        TreeSet<Long> epochs = new TreeSet<>();
        cases.forEach(c -> epochs.add(c.openedEpoch()));
        return epochs.stream()
                .map(opened -> opened == epoch ? new Roster(epoch, List.of()) : roster(handle, opened))
                .toList();
    }

    private static Roster roster(Handle handle, long epoch) {
        return Rows.first(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), Roster.class),
                        "SELECT roster FROM epoch WHERE number = ?",
                        epoch)
                .orElseThrow();
    }

    private static List<Submission> submissions(Handle handle, long epoch) {
        return Rows.list(
                handle,
                (rs, context) -> new Submission(
                        rs.getString(1),
                        new Address(rs.getString(2)),
                        Outcome.ofJson(rs.getString(3)),
                        rs.getString(4),
                        rs.getString(5),
                        epoch),
                "SELECT s.cid, s.uploader, i.outcome, COALESCE(i.near_duplicate_of, s.near_duplicate_of), g.cid"
                        + " FROM intake i"
                        + " JOIN submission s ON s.cid = i.cid LEFT JOIN generation_record g ON g.track = s.cid"
                        + " WHERE i.epoch = ?",
                epoch);
    }

    private static List<Appeal> appeals(Handle handle, long epoch) {
        return Rows.list(
                handle,
                (rs, context) -> new Appeal(
                        new CaseId(rs.getString(1), rs.getInt(2)),
                        new Address(rs.getString(3)),
                        CurationJson.read(rs.getString(4), CLAIMS),
                        rs.getString(5),
                        epoch),
                "SELECT cid, round, uploader, claims, statement FROM appeal WHERE epoch = ?",
                epoch);
    }

    /** Truths are shown when the first ballots on their case are counted. */
    private static List<GoldTruth> gold(Handle handle, long epoch, List<Case> cases) {
        TreeSet<CaseId> open = new TreeSet<>();
        cases.stream()
                .filter(c -> c.kind() == CaseKind.INTAKE || c.kind() == CaseKind.GOLD || c.kind() == CaseKind.TRAINING)
                .forEach(c -> open.add(c.id()));
        return Rows.list(
                        handle,
                        (rs, context) -> new GoldTruth(
                                new CaseId(rs.getString(1), 0), Claim.parse(rs.getString(2)), rs.getInt(3) == 1),
                        "SELECT cid, claim, truth FROM gold WHERE epoch <= ?",
                        epoch)
                .stream()
                .filter(truth -> open.contains(truth.caseId()))
                .toList();
    }

    private static GoldRecord goldOrigin(Handle handle, long epoch) {
        return Rows.first(
                        handle,
                        (rs, context) -> new GoldRecord(rs.getLong(1), rs.getLong(2)),
                        "SELECT gold_right, gold_answered FROM epoch WHERE number = ?",
                        epoch)
                .orElse(GoldRecord.NONE);
    }

    private static List<Slash> slashes(Handle handle, long epoch) {
        return Rows.list(
                        handle,
                        (rs, context) -> new Slash(
                                new Address(rs.getString(1)), new CaseId(rs.getString(2), rs.getInt(3)), rs.getLong(4)),
                        "SELECT curator, cid, round, amount FROM slash WHERE epoch = ?",
                        epoch)
                .stream()
                .sorted()
                .toList();
    }
}
