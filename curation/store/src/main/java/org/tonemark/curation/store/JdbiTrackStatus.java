package org.tonemark.curation.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.TrackStatus.AppealSummary;
import org.tonemark.curation.store.TrackStatus.DisputeSummary;
import org.tonemark.curation.store.TrackStatus.Round;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.curation.store.TrackStatus.VerdictSummary;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Reads a track's history; every question is answered by an index on the CID. */
public final class JdbiTrackStatus {
    private static final TypeReference<List<Claim>> CLAIMS = new TypeReference<>() {};

    private final CurationDatabase database;

    public JdbiTrackStatus(CurationDatabase database) {
        this.database = database;
    }

    private record Submitted(
            String uploader, long atMillis, @Nullable String recordCid) {}

    /** Of an unknown CID, a status of stage {@code UNKNOWN}. */
    public TrackStatus of(String cid) {
        return database.read(handle -> {
            Optional<Submitted> submitted = submission(handle, cid);
            List<VerdictSummary> verdicts = verdicts(handle, cid);
            List<Round> rounds = rounds(handle, cid);
            List<DisputeSummary> disputes = disputes(handle, cid);
            Optional<String> original = submitted.flatMap(s -> Originals.of(handle, cid));
            Stage stage = stage(handle, cid);
            return new TrackStatus(
                    TrackStatus.SCHEMA,
                    cid,
                    stage,
                    original.filter(o -> rounds.isEmpty() && stage != Stage.REVOKED)
                            .map(o -> StatusSentences.repeating(o, stage))
                            .orElseGet(() -> StatusSentences.of(
                                    stage, verdicts, rounds, Epochs.now(handle).number())),
                    submitted.map(s -> new Address(s.uploader())).orElse(null),
                    submitted.map(Submitted::atMillis).orElse(null),
                    submitted.map(Submitted::recordCid).orElse(null),
                    original.orElse(null),
                    Records.ofTrack(handle, cid).map(SignedRecord::record).orElse(null),
                    new Families(handle, relative -> stage(handle, relative)).of(cid, stage),
                    verdicts,
                    rounds,
                    appeals(handle, cid),
                    disputes);
        });
    }

    /** A near-duplicate stands where its original stands. */
    private static List<Round> standing(Handle handle, Optional<String> original, List<Round> rounds) {
        return original.filter(o -> rounds.stream().allMatch(r -> r.seats() == 0))
                .map(o -> rounds(handle, o))
                .filter(first -> !rounds.isEmpty() && !first.isEmpty())
                .orElse(rounds);
    }

    private static Stage stage(Handle handle, String cid) {
        boolean submitted = submission(handle, cid).isPresent();
        Optional<String> original = submitted ? Originals.of(handle, cid) : Optional.empty();
        List<Round> rounds = rounds(handle, cid);
        List<DisputeSummary> disputes = disputes(handle, cid);
        if (original.isPresent() && rounds.stream().allMatch(r -> r.seats() == 0)) {
            disputes = Stream.concat(disputes.stream(), disputes(handle, original.get()).stream())
                    .toList();
        }
        return stage(submitted, outcome(handle, cid, original), standing(handle, original, rounds), disputes);
    }

    /** Of the newest verdict, and no better than that of the first submission of the same recording. */
    private static Optional<Outcome> outcome(Handle handle, String cid, Optional<String> original) {
        return newest(handle, cid)
                .map(own -> original.flatMap(first -> newest(handle, first))
                        .map(first -> Originals.lower(own, first))
                        .orElse(own));
    }

    private static Optional<Outcome> newest(Handle handle, String cid) {
        return Rows.first(
                handle,
                (rs, context) -> Outcome.ofJson(rs.getString(1)),
                "SELECT outcome FROM verdict WHERE cid = ? ORDER BY seq DESC",
                cid);
    }

    private static Stage stage(
            boolean submitted, Optional<Outcome> outcome, List<Round> rounds, List<DisputeSummary> disputes) {
        if (disputes.stream().anyMatch(DisputeSummary::revokes)) {
            return Stage.REVOKED;
        }
        if (!rounds.isEmpty()) {
            return ofLastRound(rounds);
        }
        if (!submitted) {
            return Stage.UNKNOWN;
        }
        if (outcome.isEmpty()) {
            return Stage.SUBMITTED;
        }
        return outcome.get() == Outcome.ACCEPTED || outcome.get() == Outcome.REVIEW ? Stage.QUEUED : Stage.TURNED_DOWN;
    }

    /** An audit under way leaves the decision it checks standing. */
    private static Stage ofLastRound(List<Round> rounds) {
        for (int i = rounds.size() - 1; i >= 0; i--) {
            Round round = rounds.get(i);
            Status status = round.decisions().isEmpty()
                    ? Status.NEEDS_MORE
                    : round.decisions().get(round.decisions().size() - 1).status();
            if (status == Status.NEEDS_MORE && round.kind() == CaseKind.AUDIT && i > 0) {
                continue;
            }
            return switch (status) {
                case PROMOTED -> Stage.PROMOTED;
                case REJECTED -> Stage.REJECTED;
                case ABSTAINED -> Stage.ABSTAINED;
                case NEEDS_MORE -> Stage.PANEL;
            };
        }
        return Stage.PANEL;
    }

    private static Optional<Submitted> submission(Handle handle, String cid) {
        return Rows.first(
                handle,
                (rs, context) -> new Submitted(rs.getString(1), rs.getLong(2), rs.getString(3)),
                "SELECT uploader, at_millis, record_cid FROM submission WHERE cid = ?",
                cid);
    }

    private static List<VerdictSummary> verdicts(Handle handle, String cid) {
        return Rows.list(
                handle,
                (rs, context) -> {
                    Verdict verdict = VerdictJson.read(rs.getString(1));
                    return new VerdictSummary(
                            rs.getString(2), verdict.reasons(), verdict.model(), verdict.policy(), rs.getLong(3));
                },
                "SELECT body, outcome, at_millis FROM verdict WHERE cid = ? ORDER BY seq",
                cid);
    }

    private static List<Round> rounds(Handle handle, String cid) {
        TreeMap<Integer, List<Decision>> decisions = new TreeMap<>();
        Rows.list(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), Decision.class),
                        "SELECT body FROM decision WHERE cid = ? ORDER BY round, epoch",
                        cid)
                .forEach(d -> decisions
                        .computeIfAbsent(d.caseId().round(), round -> new ArrayList<>())
                        .add(d));
        List<Round> rounds = new ArrayList<>(Rows.list(
                        handle,
                        (rs, context) -> CurationJson.read(rs.getString(1), Case.class),
                        "SELECT body FROM panel_case WHERE cid = ? ORDER BY round",
                        cid)
                .stream()
                .map(c -> round(handle, c, decisions.getOrDefault(c.id().round(), List.of())))
                .toList());
        if (rounds.isEmpty() && !decisions.isEmpty()) {
            rounds.add(inherited(new CaseId(cid, 0), decisions.firstEntry().getValue()));
        }
        return rounds;
    }

    private static Round round(Handle handle, Case c, List<Decision> decisions) {
        CaseId id = c.id();
        return new Round(
                id,
                c.kind(),
                c.claims(),
                c.openedEpoch(),
                Rows.exists(handle, "SELECT 1 FROM open_case WHERE cid = ? AND round = ?", id.cid(), id.round()),
                count(handle, "SELECT COUNT(*) FROM seat WHERE cid = ? AND round = ?", id),
                count(
                        handle,
                        "SELECT COUNT(DISTINCT curator) FROM ballot WHERE cid = ? AND round = ?"
                                + " AND epoch < (SELECT number FROM current_epoch)",
                        id),
                decisions,
                ClosedRows.remarks(handle, id));
    }

    /** A near-duplicate has a decision and no panel of its own. */
    private static Round inherited(CaseId id, List<Decision> decisions) {
        Decision last = decisions.get(decisions.size() - 1);
        List<Claim> claims = last.claims().stream().map(claim -> claim.claim()).toList();
        return new Round(id, last.kind(), claims, decisions.get(0).epoch(), false, 0, 0, decisions, List.of());
    }

    private static int count(Handle handle, String sql, CaseId id) {
        return Rows.first(handle, (rs, context) -> rs.getInt(1), sql, id.cid(), id.round())
                .orElse(0);
    }

    private static List<AppealSummary> appeals(Handle handle, String cid) {
        return Rows.list(
                handle,
                (rs, context) -> new AppealSummary(
                        rs.getInt(1),
                        CurationJson.read(rs.getString(2), CLAIMS),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getLong(5)),
                "SELECT round, claims, statement, epoch, at_millis FROM appeal WHERE cid = ? ORDER BY round",
                cid);
    }

    private static List<DisputeSummary> disputes(Handle handle, String cid) {
        return JdbiObjections.disputes(handle, cid).stream()
                .map(d -> new DisputeSummary(d.id(), d.statement(), d.epoch(), d.resolution(), d.revokes()))
                .toList();
    }
}
