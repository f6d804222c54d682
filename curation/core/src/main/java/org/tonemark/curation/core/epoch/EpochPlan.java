package org.tonemark.curation.core.epoch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.decision.CaseRule;
import org.tonemark.curation.core.decision.Docket;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.reputation.Weights;

/**
 * An epoch laid out for computation: one docket a case, to be decided anywhere and in any order, and the rule that
 * decides them.
 *
 * @param input in its canonical order
 * @param dockets in the order of cases
 * @param orphans ballots on no open case, in {@link Ballot#ORDER}
 */
public record EpochPlan(
        EpochInput input, List<Docket> dockets, List<Ballot> orphans, Weights weights, CaseRule caseRule) {

    public static EpochPlan of(EpochInput unsorted, SignatureCheck signatures) {
        EpochInput input = unsorted.sorted();
        Weights weights = Weights.of(input.curators(), input.reputations(), input.pairs(), input.rule());
        CaseRule rule = new CaseRule(
                input.epoch(), input.rule(), weights, originOpen(input.goldOrigin(), input.rule()), signatures);
        Runs<Ballot> ballots = new Runs<>(input.ballots(), Ballot::caseId);
        List<Docket> dockets = dockets(input, ballots);
        return new EpochPlan(input, dockets, List.copyOf(ballots.others()), weights, rule);
    }

    /** Whether gold answers of the epochs before show that panels can tell origin. */
    static boolean originOpen(GoldRecord gold, Rule rule) {
        return gold.answered() >= rule.panels().minGoldAnswers() * Fixed.ONE
                && Fixed.div(gold.right(), gold.answered()) >= rule.panels().originGate();
    }

    /** Takes the ballots of each case out of the runs. */
    private static List<Docket> dockets(EpochInput input, Runs<Ballot> ballots) {
        Runs<Seat> seats = new Runs<>(input.seats(), Seat::caseId);
        Runs<GoldTruth> truths = new Runs<>(input.gold(), GoldTruth::caseId);
        Map<CaseId, PastCase> past = new HashMap<>();
        input.past().forEach(p -> past.put(p.closed().id(), p));
        Map<Long, Integer> rosters = new HashMap<>();
        input.rosters().forEach(r -> rosters.put(r.epoch(), r.entries().size()));
        List<Docket> dockets = new ArrayList<>(input.cases().size());
        for (Case open : input.cases()) {
            requireOnce(open, dockets);
            dockets.add(new Docket(
                    open,
                    seats.of(open.id()),
                    ballots.of(open.id()),
                    truths.of(open.id()),
                    exhausted(open, rosters),
                    parent(open, past)));
        }
        return dockets;
    }

    private static void requireOnce(Case open, List<Docket> before) {
        if (!before.isEmpty() && before.get(before.size() - 1).open().id().equals(open.id())) {
            throw new IllegalArgumentException("the input lists the case " + open.id() + " twice");
        }
    }

    private static boolean exhausted(Case open, Map<Long, Integer> rosters) {
        Integer size = rosters.get(open.openedEpoch());
        if (size == null) {
            throw new IllegalArgumentException(
                    "the input lacks the roster of epoch " + open.openedEpoch() + ", which opened case " + open.id());
        }
        return open.called() >= size;
    }

    private static @Nullable PastCase parent(Case open, Map<CaseId, PastCase> past) {
        boolean second = open.kind() == CaseKind.APPEAL || open.kind() == CaseKind.AUDIT;
        return second && open.id().round() > 0
                ? past.get(new CaseId(open.id().cid(), open.id().round() - 1))
                : null;
    }

    Roster rosterOf(long epoch) {
        return input.rosters().stream()
                .filter(r -> r.epoch() == epoch)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no roster of epoch " + epoch));
    }
}
