package org.tonemark.curation.core.epoch;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Appeal;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.PairCount;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.Stage;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.core.decision.DocketHash;
import org.tonemark.curation.core.hash.Canonical;
import org.tonemark.curation.core.merkle.Leaf;
import org.tonemark.curation.core.merkle.MerkleTree;

/**
 * An epoch as leaves of a Merkle tree: one a decision and one a reputation, so that each can be proved by itself, and
 * one for every other list of the input and the result. A changed bit anywhere changes the root. The ballots of open
 * cases are covered through the decisions, each of which holds a hash of its docket.
 */
public final class EpochRecord {
    private final EpochInput input;
    private final List<Ballot> orphans;
    private final EpochResult result;

    EpochRecord(EpochInput input, List<Ballot> orphans, EpochResult result) {
        this.input = input;
        this.orphans = orphans;
        this.result = result;
    }

    EpochResult withRoot() {
        String root = HexFormat.of()
                .formatHex(MerkleTree.of(leaves().stream().map(Leaf::hash).toList())
                        .root());
        return new EpochResult(
                result.epoch(),
                result.decisions(),
                result.closed(),
                result.cases(),
                result.seats(),
                result.curators(),
                result.roster(),
                result.reputations(),
                result.pairs(),
                result.slashes(),
                result.refused(),
                result.goldOrigin(),
                result.originOpen(),
                root);
    }

    /** The leaf of a decision: what a receipt proves. */
    public static Leaf leaf(Decision decision) {
        return new Leaf(
                "decision/" + decision.caseId(),
                decision(new Canonical().start("tonemark/decision/1"), decision).hash());
    }

    /** The tree that proves decisions of a closed epoch. @param input as it was closed @param result of it */
    public static MerkleTree tree(EpochInput input, EpochResult result) {
        EpochInput sorted = input.sorted();
        List<CaseId> open = sorted.cases().stream().map(Case::id).toList();
        java.util.Set<CaseId> known = new java.util.HashSet<>(open);
        List<Ballot> orphans = sorted.ballots().stream()
                .filter(b -> !known.contains(b.caseId()))
                .toList();
        return MerkleTree.of(new EpochRecord(sorted, orphans, result)
                .leaves().stream().map(Leaf::hash).toList());
    }

    private List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(header());
        leaves.add(list("input/curators", input.curators(), EpochRecord::curator));
        leaves.add(list("input/rosters", input.rosters(), EpochRecord::roster));
        leaves.add(list("input/cases", input.cases(), EpochRecord::open));
        leaves.add(list("input/submissions", input.submissions(), EpochRecord::submission));
        List<Submission> recorded =
                input.submissions().stream().filter(s -> s.recordCid() != null).toList();
        if (!recorded.isEmpty()) {
            leaves.add(list("input/records", recorded, (o, s) -> o.text(s.cid()).text(String.valueOf(s.recordCid()))));
        }
        leaves.add(list("input/appeals", input.appeals(), EpochRecord::appeal));
        leaves.add(list(
                "input/gold",
                input.gold(),
                (o, g) -> id(o, g.caseId()).text(g.claim().toString()).number(g.truth() ? 1 : 0)));
        leaves.add(list("input/past", input.past(), EpochRecord::past));
        leaves.add(list("input/reputations", input.reputations(), EpochRecord::reputation));
        leaves.add(list("input/pairs", input.pairs(), EpochRecord::pair));
        leaves.add(list("input/orphans", List.of(DocketHash.of(List.of(), orphans)), Canonical::text));
        result.decisions().forEach(d -> leaves.add(leaf(d)));
        result.reputations()
                .forEach(r -> leaves.add(list(
                        "reputation/" + r.curator() + "/" + r.family().name(), List.of(r), EpochRecord::reputation)));
        leaves.add(list("result/cases", result.cases(), EpochRecord::open));
        leaves.add(list("result/seats", result.seats(), EpochRecord::seat));
        leaves.add(list("result/curators", result.curators(), EpochRecord::curator));
        leaves.add(list("result/roster", List.of(result.roster()), EpochRecord::roster));
        leaves.add(list("result/pairs", result.pairs(), EpochRecord::pair));
        leaves.add(list(
                "result/slashes",
                result.slashes(),
                (o, s) -> id(o.text(s.curator().hex()), s.caseId()).number(s.amount())));
        leaves.add(list(
                "result/refused",
                result.refused(),
                (o, r) -> o.text(DocketHash.of(List.of(), List.of(r.ballot())))
                        .text(r.reason().name())));
        leaves.add(list("result/closed", result.closed(), EpochRecord::past));
        return leaves;
    }

    private Leaf header() {
        Canonical out = new Canonical().start("tonemark/header/1");
        out.number(input.epoch())
                .text(input.previousRoot())
                .number(input.beacon().epoch())
                .text(input.beacon().value())
                .text(input.beacon().source())
                .number(input.goldOrigin().right())
                .number(input.goldOrigin().answered())
                .number(result.goldOrigin().right())
                .number(result.goldOrigin().answered())
                .number(result.originOpen() ? 1 : 0);
        return new Leaf("header", rule(out, input.rule()).hash());
    }

    private static Canonical rule(Canonical out, Rule rule) {
        Rule.Panels p = rule.panels();
        Rule.Votes v = rule.votes();
        out.text(rule.version()).number(rule.chainId());
        out.list(
                p.stages(),
                (Canonical o, Stage s) -> o.number(s.seats()).number(s.needed()).number(s.heads()));
        out.number(p.originStage()).number(p.minGoldAnswers()).number(p.secondStage());
        out.number(p.originGate()).number(p.stakeUnit()).number(p.stakeCap());
        out.number(p.load()).number(p.uploaderQuota());
        out.number(rule.reputations().priorMean()).number(rule.reputations().priorBallots());
        out.number(rule.reputations().goldBallots()).number(rule.reputations().decay());
        out.number(v.floor()).number(v.cap()).number(v.contestStage()).number(v.contestSlope());
        out.number(v.pairJoint()).number(v.pairZ()).number(v.temperature());
        out.number(rule.audits().share()).number(rule.audits().uninvitedZ());
        out.number(rule.audits().slashSeats()).number(rule.audits().slashShare());
        out.number(rule.audits().maxRounds());
        return out.number(rule.training().answers()).number(rule.training().pass());
    }

    private static <T> Leaf list(String key, List<T> items, BiConsumer<Canonical, T> write) {
        return new Leaf(
                key, new Canonical().start("tonemark/list/1").list(items, write).hash());
    }

    private static Canonical id(Canonical out, CaseId id) {
        return out.text(id.cid()).number(id.round());
    }

    private static Canonical decision(Canonical out, Decision d) {
        return id(out, d.caseId())
                .text(d.kind().name())
                .number(d.epoch())
                .text(d.status().name())
                .number(d.stage())
                .text(d.reason())
                .list(d.claims(), EpochRecord::claim)
                .text(d.sentence())
                .text(d.ballots());
    }

    private static void claim(Canonical out, ClaimDecision c) {
        out.text(c.claim().toString())
                .text(c.finding().text())
                .number(c.seats())
                .number(c.yes())
                .number(c.no())
                .number(c.unsure())
                .number(c.needed())
                .number(c.turnWeight())
                .number(c.turnSeats())
                .number(c.probability());
    }

    private static void curator(Canonical out, Curator c) {
        out.text(c.address().hex())
                .text(c.admission().name())
                .number(c.stake())
                .number(c.admittedEpoch())
                .text(c.standing().name());
    }

    private static void roster(Canonical out, Roster roster) {
        out.number(roster.epoch())
                .list(roster.entries(), (o, e) -> o.text(e.curator().hex()).number(e.weight()));
    }

    private static void open(Canonical out, Case c) {
        id(out, c.id())
                .text(c.kind().name())
                .text(c.uploader().hex())
                .list(c.claims(), (Canonical o, Claim claim) -> o.text(claim.toString()))
                .number(c.openedEpoch())
                .text(c.beacon())
                .number(c.stage())
                .number(c.called())
                .list(c.excluded(), (Canonical o, Address a) -> o.text(a.hex()));
    }

    private static void seat(Canonical out, Seat seat) {
        id(out, seat.caseId())
                .text(seat.curator().hex())
                .number(seat.position())
                .number(seat.calledEpoch());
    }

    private static void submission(Canonical out, Submission s) {
        out.text(s.cid())
                .text(s.uploader().hex())
                .text(s.outcome().name())
                .text(s.nearDuplicateOf() == null ? "" : s.nearDuplicateOf())
                .number(s.epoch());
    }

    private static void appeal(Canonical out, Appeal a) {
        id(out, a.against())
                .text(a.uploader().hex())
                .list(a.claims(), (Canonical o, Claim claim) -> o.text(claim.toString()))
                .text(a.statement())
                .number(a.epoch());
    }

    private static void past(Canonical out, PastCase p) {
        open(out, p.closed());
        decision(out, p.decision()).text(DocketHash.of(List.of(), p.ballots()));
    }

    private static void reputation(Canonical out, Reputation r) {
        out.text(r.curator().hex())
                .text(r.family().name())
                .number(r.hits())
                .number(r.misses())
                .number(r.contestedHits())
                .number(r.contestedMisses());
    }

    private static void pair(Canonical out, PairCount p) {
        out.text(p.first().hex())
                .text(p.second().hex())
                .number(p.joint())
                .number(p.agreed())
                .number(p.expected())
                .number(p.variance());
    }
}
