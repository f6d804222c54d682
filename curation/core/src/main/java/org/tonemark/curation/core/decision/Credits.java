package org.tonemark.curation.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.reputation.Dependence;
import org.tonemark.curation.core.reputation.Weights;

/** Hits and misses that one closed case gives. */
final class Credits {
    private final Weights weights;
    private final Rule rule;
    private final boolean contested;
    private final List<Reputation> list = new ArrayList<>();
    private GoldRecord gold = GoldRecord.NONE;

    Credits(Weights weights, Rule rule, int stage) {
        this.weights = weights;
        this.rule = rule;
        this.contested = stage >= rule.votes().contestStage();
    }

    List<Reputation> list() {
        return list;
    }

    GoldRecord goldOrigin() {
        return gold;
    }

    /**
     * A decided claim gives a whole hit or miss. A contested one that the last panel could not decide gives part of one
     * to the contested record, by how far the panel leant: colluders meet there, and nowhere else.
     */
    void outcome(ClaimTally tally, Answer finding, Status status, List<Ballot> counted) {
        Family family = tally.claim().family();
        if (finding != Answer.UNSURE) {
            credit(tally, finding, Fixed.ONE, true, counted);
        } else if (status == Status.ABSTAINED && contested && family != Family.FLAG) {
            long lean = Fixed.mul(rule.votes().contestSlope(), Math.abs(tally.margin()));
            credit(tally, tally.margin() > 0 ? Answer.YES : Answer.NO, Math.min(Fixed.ONE, lean), false, counted);
        }
    }

    private void credit(ClaimTally tally, Answer outcome, long amount, boolean decided, List<Ballot> counted) {
        if (amount == 0) {
            return;
        }
        for (int i = 0; i < counted.size(); i++) {
            Answer answer = tally.answer(i);
            if (answer != Answer.UNSURE && standsWithoutOwnCluster(tally, outcome, i)) {
                long hit = answer == outcome ? amount : 0;
                long miss = amount - hit;
                list.add(new Reputation(
                        counted.get(i).curator(),
                        tally.claim().family(),
                        decided ? hit : 0,
                        decided ? miss : 0,
                        contested ? hit : 0,
                        contested ? miss : 0));
            }
        }
    }

    /** Whether the outcome would lead without the curator and those that answer with them. */
    private boolean standsWithoutOwnCluster(ClaimTally tally, Answer outcome, int seat) {
        Dependence dependence = weights.dependence();
        if (dependence.isEmpty()) {
            return true;
        }
        long lead = 0;
        int[] panel = tally.panel();
        for (int i = 0; i < panel.length; i++) {
            boolean own = i == seat || dependence.between(panel[seat], panel[i]) > 0;
            if (!own && tally.answer(i) != Answer.UNSURE) {
                lead += tally.answer(i) == outcome ? tally.weight(i) : -tally.weight(i);
            }
        }
        return lead > 0;
    }

    /** A gold answer counts for several ballots. */
    void gold(GoldTruth truth, List<Ballot> counted) {
        long amount = rule.reputations().goldBallots() * Fixed.ONE;
        for (Ballot ballot : counted) {
            Answer answer = ballot.on(truth.claim());
            if (answer != Answer.UNSURE) {
                boolean right = (answer == Answer.YES) == truth.truth();
                whole(ballot, truth.claim().family(), right ? amount : 0, right ? 0 : amount);
                if (truth.claim().equals(Claim.ORIGIN)) {
                    gold = new GoldRecord(gold.right() + (right ? Fixed.ONE : 0), gold.answered() + Fixed.ONE);
                }
            }
        }
    }

    /** An overturned decision counts as gold against those it rested on, and for those who had opposed it. */
    void correct(Overturn overturn) {
        long amount = rule.reputations().goldBallots() * Fixed.ONE;
        for (Overturn.Verdict verdict : overturn.verdicts()) {
            whole(
                    verdict.ballot(),
                    verdict.claim().family(),
                    verdict.right() ? amount : 0,
                    verdict.right() ? 0 : amount);
        }
    }

    private void whole(Ballot ballot, Family family, long hits, long misses) {
        list.add(new Reputation(ballot.curator(), family, hits, misses, 0, 0));
    }
}
