package org.tonemark.curation.core.epoch;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Appeal;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.core.decision.CaseClose;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.hash.Canonical;
import org.tonemark.verdict.Outcome;

/** Cases that the close of an epoch opens: submissions, appeals and audits. At most one round of a track is open. */
final class Openings {
    private final EpochInput input;
    private final Map<String, CaseId> openRound = new HashMap<>();
    private final Map<CaseId, PastCase> closed = new HashMap<>();
    private final Map<String, PastCase> latest = new HashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final List<Decision> inherited = new ArrayList<>();

    private Openings(EpochInput input) {
        this.input = input;
    }

    static Openings of(EpochInput input, List<CaseClose> closes, List<PastCase> closedNow) {
        Openings openings = new Openings(input);
        input.past().forEach(openings::know);
        closedNow.forEach(openings::know);
        for (CaseClose close : closes) {
            if (close.next() != null) {
                openings.openRound.put(close.was().id().cid(), close.was().id());
            }
        }
        input.appeals().forEach(openings::appeal);
        openings.audits(closes);
        input.submissions().forEach(openings::submission);
        return openings;
    }

    /** Sorted. */
    List<Case> cases() {
        return cases.stream().sorted().toList();
    }

    /** Decisions on submissions that repeat a known track. */
    List<Decision> inherited() {
        return inherited;
    }

    private void know(PastCase past) {
        closed.put(past.closed().id(), past);
        latest.merge(
                past.closed().id().cid(),
                past,
                (a, b) -> a.closed().id().round() >= b.closed().id().round() ? a : b);
    }

    private void submission(Submission submission) {
        String original = submission.nearDuplicateOf() == null ? submission.cid() : submission.nearDuplicateOf();
        PastCase before = latest.get(original);
        CaseId running = openRound.get(original);
        if (before != null || running != null) {
            inherit(submission, before);
        } else if (submission.outcome() == Outcome.ACCEPTED) {
            open(submission.cid(), 0, CaseKind.INTAKE, submission.uploader(), List.of(Claim.QUALITY), List.of());
        } else if (submission.outcome() == Outcome.REVIEW) {
            List<Claim> claims = List.of(Claim.ORIGIN, Claim.QUALITY);
            open(submission.cid(), 0, CaseKind.INTAKE, submission.uploader(), claims, List.of());
        }
    }

    /** A track submitted again has its case already; a decision stands while an audit or appeal runs. */
    private void inherit(Submission submission, @Nullable PastCase before) {
        if (submission.nearDuplicateOf() == null) {
            return;
        }
        Status status = before == null ? Status.NEEDS_MORE : before.decision().status();
        inherited.add(new Decision(
                new CaseId(submission.cid(), 0),
                CaseKind.INTAKE,
                input.epoch(),
                status,
                before == null ? 0 : before.decision().stage(),
                "INHERITED",
                List.of(),
                "This repeats the track " + submission.nearDuplicateOf() + " and shares its case.",
                EpochInput.NO_ROOT));
    }

    private void appeal(Appeal appeal) {
        CaseId against = appeal.against();
        PastCase before = closed.get(against);
        if (before == null && against.round() == 0) {
            open(against.cid(), 0, CaseKind.APPEAL, appeal.uploader(), appeal.claims(), List.of());
        } else if (before != null && latest.get(against.cid()) == before) {
            second(before, CaseKind.APPEAL, appeal.claims());
        }
    }

    /** The beacon's lottery, the most pivotal decisions, and those that uninvited ballots contradict. */
    private void audits(List<CaseClose> closes) {
        List<CaseClose> decided = closes.stream()
                .filter(c ->
                        c.decision().status() == Status.PROMOTED || c.decision().status() == Status.REJECTED)
                .filter(c -> c.decision().kind() != CaseKind.AUDIT)
                .toList();
        List<Candidate> candidates = decided.stream()
                .map(close -> new Candidate(
                        close, certainty(close), lottery(close.was().id())))
                .toList();
        long half = input.rule().audits().share() / 2;
        candidates.stream().filter(c -> c.lottery() < half).forEach(c -> audit(c.close(), true));
        candidates.stream()
                .sorted(Candidate.LEAST_CERTAIN)
                .limit((decided.size() * half + lottery(new CaseId("epoch", (int) input.epoch()))) / Fixed.ONE)
                .forEach(c -> audit(c.close(), false));
        decided.stream().filter(CaseClose::contradicted).forEach(close -> audit(close, false));
    }

    /** A decision that may be audited. */
    private record Candidate(CaseClose close, long certainty, long lottery) {
        static final Comparator<Candidate> LEAST_CERTAIN =
                Comparator.comparingLong(Candidate::certainty).thenComparingLong(Candidate::lottery);
    }

    private void audit(CaseClose close, boolean byLottery) {
        PastCase past = closed.get(close.was().id());
        if (past != null) {
            TreeSet<Claim> claims = new TreeSet<>(close.was().claims());
            if (byLottery && close.decision().status() == Status.PROMOTED) {
                claims.add(Claim.ORIGIN);
            }
            second(past, CaseKind.AUDIT, List.copyOf(claims));
        }
    }

    private static long certainty(CaseClose close) {
        return close.decision().claims().stream()
                .mapToLong(ClaimDecision::probability)
                .min()
                .orElse(0);
    }

    /** 0 … ONE − 1, by beacon and case. */
    private long lottery(CaseId id) {
        byte[] hash = new Canonical()
                .start("tonemark/audit/1")
                .text(input.beacon().value())
                .text(id.cid())
                .number(id.round())
                .hash();
        return ByteBuffer.wrap(hash).getLong() >>> (64 - Fixed.BITS);
    }

    private void second(PastCase before, CaseKind kind, List<Claim> claims) {
        CaseId id = before.closed().id();
        if (id.round() + 1 < input.rule().audits().maxRounds()) {
            Set<Address> excluded = new HashSet<>(before.closed().excluded());
            before.ballots().stream().map(Ballot::curator).forEach(excluded::add);
            open(
                    id.cid(),
                    id.round() + 1,
                    kind,
                    before.closed().uploader(),
                    claims,
                    excluded.stream().sorted().toList());
        }
    }

    private void open(
            String cid, int round, CaseKind kind, Address uploader, List<Claim> claims, List<Address> excluded) {
        CaseId id = new CaseId(cid, round);
        if (openRound.putIfAbsent(cid, id) != null) {
            return;
        }
        int origin = claims.contains(Claim.ORIGIN) ? input.rule().panels().originStage() : 0;
        int stage = round > 0 ? Math.max(origin, input.rule().panels().secondStage()) : origin;
        cases.add(new Case(
                id, kind, uploader, claims, input.epoch(), input.beacon().value(), stage, 0, excluded));
    }
}
