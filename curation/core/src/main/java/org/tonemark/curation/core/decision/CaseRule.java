package org.tonemark.curation.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Stage;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.ballot.BallotBox;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.reputation.Weights;

/**
 * Decides one case: a pure function of its docket and of weights fixed before the epoch, so that cases may be computed
 * anywhere and in any order.
 *
 * <p>At a stage (n, c), with n ballots counted, a side wins that holds c/n of the panel's weight. A denied origin or
 * quality, or an upheld flag, rejects; every claim affirmed, and no flag too strong, promotes; all else asks for the
 * next stage, and after the last one abstains.
 */
public final class CaseRule implements java.io.Serializable {
    private final long epoch;
    private final Rule rule;
    private final Weights weights;
    private final boolean originOpen;
    private final BallotBox.Checks checks;

    /**
     * @param originOpen whether panels may find origin = AI
     * @param signatures how ballots are checked
     */
    public CaseRule(long epoch, Rule rule, Weights weights, boolean originOpen, SignatureCheck signatures) {
        this.epoch = epoch;
        this.rule = rule;
        this.weights = weights;
        this.originOpen = originOpen;
        this.checks = new CuratorChecks(weights, signatures);
    }

    /** What one look at a panel says. */
    private record Look(Status status, String reason, List<ClaimTally> tallies, List<Answer> findings) {}

    public CaseClose close(Docket docket) {
        BallotBox box = BallotBox.sort(docket.open(), docket.seats(), docket.ballots(), epoch, checks);
        if (docket.open().kind() == CaseKind.TRAINING) {
            return stillOpen(docket, box, docket.open(), "TRAINING");
        }
        if (!docket.truths().isEmpty()) {
            return gold(docket, box);
        }
        Stage stage = rule.panels().stages().get(docket.open().stage());
        boolean full = box.counted().size() >= stage.seats();
        if (!full && !docket.exhausted()) {
            return stillOpen(docket, box, docket.open(), "SEATS_OPEN");
        }
        Look look = full ? look(docket.open(), box.counted()) : tooFew(docket.open(), box.counted());
        if (look.status() == Status.PROMOTED
                && !originOpen
                && docket.open().claims().contains(Claim.ORIGIN)) {
            return stillOpen(docket, box, docket.open(), "ORIGIN_GATE_CLOSED");
        }
        if (look.status() == Status.NEEDS_MORE) {
            Case next = docket.open()
                    .advanced(docket.open().stage() + 1, docket.open().called());
            return stillOpen(docket, box, next, look.reason());
        }
        return closed(docket, box, look);
    }

    private Look look(Case open, List<Ballot> counted) {
        List<ClaimTally> tallies = tallies(open, counted);
        Optional<ClaimTally> denied = tallies.stream().filter(CaseRule::denies).findFirst();
        List<Answer> findings = tallies.stream().map(CaseRule::finding).toList();
        if (denied.isPresent()) {
            return new Look(Status.REJECTED, denialOf(denied.get().claim()), tallies, findings);
        }
        if (tallies.stream().allMatch(CaseRule::admits)) {
            return new Look(Status.PROMOTED, "QUALITY_SHOWN", tallies, findings);
        }
        boolean last = open.stage() + 1 == rule.panels().stages().size();
        return new Look(
                last ? Status.ABSTAINED : Status.NEEDS_MORE, last ? "PANEL_DIVIDED" : "NEXT_STAGE", tallies, findings);
    }

    private Look tooFew(Case open, List<Ballot> counted) {
        List<ClaimTally> tallies = tallies(open, counted);
        return new Look(
                Status.ABSTAINED,
                "TOO_FEW_CURATORS",
                tallies,
                tallies.stream().map(t -> Answer.UNSURE).toList());
    }

    /** One a claim asked, then one a flag that any counted ballot raises. */
    private List<ClaimTally> tallies(Case open, List<Ballot> counted) {
        TreeSet<Claim> claims = new TreeSet<>(open.claims());
        for (Ballot ballot : counted) {
            for (ClaimAnswer answer : ballot.answers()) {
                if (answer.answer() == Answer.YES && answer.claim().family() == Family.FLAG) {
                    claims.add(answer.claim());
                }
            }
        }
        return claims.stream()
                .map(claim -> ClaimTally.of(claim, open.stage(), counted, weights, rule))
                .toList();
    }

    private static boolean denies(ClaimTally tally) {
        return tally.wins(tally.claim().family() == Family.FLAG ? Answer.YES : Answer.NO);
    }

    private static boolean admits(ClaimTally tally) {
        return tally.claim().family() == Family.FLAG ? !tally.blocks(Answer.YES) : tally.wins(Answer.YES);
    }

    private static Answer finding(ClaimTally tally) {
        return tally.wins(Answer.YES) ? Answer.YES : tally.wins(Answer.NO) ? Answer.NO : Answer.UNSURE;
    }

    private static String denialOf(Claim claim) {
        return switch (claim.family()) {
            case ORIGIN -> "ORIGIN_DENIED";
            case QUALITY -> "QUALITY_DENIED";
            case FLAG -> "FLAG_UPHELD";
        };
    }

    private CaseClose stillOpen(Docket docket, BallotBox box, Case next, String reason) {
        List<ClaimTally> tallies = tallies(docket.open(), box.counted());
        Look look = new Look(
                Status.NEEDS_MORE,
                reason,
                tallies,
                tallies.stream().map(t -> Answer.UNSURE).toList());
        return new CaseClose(
                docket.open(),
                decision(docket, look, box.counted().size()),
                next,
                box.counted().size(),
                List.of(),
                box.refused(),
                List.of(),
                List.of(),
                false,
                GoldRecord.NONE);
    }

    private CaseClose closed(Docket docket, BallotBox box, Look look) {
        Credits credits = new Credits(weights, rule, docket.open().stage());
        for (int i = 0; i < look.tallies().size(); i++) {
            credits.outcome(look.tallies().get(i), look.findings().get(i), look.status(), box.counted());
        }
        Overturn overturn = Overturn.of(docket, look.status(), weights, rule);
        credits.correct(overturn);
        boolean contradicted = Uninvited.contradict(box.uninvited(), look.tallies(), look.findings(), weights, rule);
        return new CaseClose(
                docket.open(),
                decision(docket, look, box.counted().size()),
                null,
                box.counted().size(),
                box.counted(),
                box.refused(),
                credits.list(),
                overturn.slashed(),
                contradicted,
                GoldRecord.NONE);
    }

    private CaseClose gold(Docket docket, BallotBox box) {
        Credits credits = new Credits(weights, rule, docket.open().stage());
        docket.truths().forEach(truth -> credits.gold(truth, box.counted()));
        List<ClaimTally> tallies = tallies(docket.open(), box.counted());
        List<Answer> findings = tallies.stream().map(CaseRule::finding).toList();
        Look look = new Look(Status.ABSTAINED, "GOLD_SHOWN", tallies, findings);
        return new CaseClose(
                docket.open(),
                decision(docket, look, box.counted().size()),
                null,
                box.counted().size(),
                box.counted(),
                box.refused(),
                credits.list(),
                List.of(),
                false,
                credits.goldOrigin());
    }

    private Decision decision(Docket docket, Look look, int seats) {
        List<ClaimDecision> claims = new ArrayList<>();
        for (int i = 0; i < look.tallies().size(); i++) {
            claims.add(look.tallies().get(i).decision(look.findings().get(i), rule));
        }
        Case open = docket.open();
        CaseKind kind = docket.truths().isEmpty() || open.kind() == CaseKind.TRAINING ? open.kind() : CaseKind.GOLD;
        return new Decision(
                open.id(),
                kind,
                epoch,
                look.status(),
                open.stage(),
                look.reason(),
                claims,
                Sentences.of(look.status(), look.reason(), claims, seats, rule.panels(), open.stage()),
                DocketHash.of(docket));
    }

    private record CuratorChecks(Weights weights, SignatureCheck signatures) implements BallotBox.Checks {
        @Override
        public boolean isCurator(Address address) {
            return weights.indexOf(address) >= 0;
        }
    }
}
