package org.tonemark.curation.core.epoch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        LinkedHashMap<CaseId, List<Ballot>> ballots = group(input.ballots(), Ballot::caseId);
        List<Docket> dockets = dockets(input, ballots);
        List<Ballot> orphans = ballots.values().stream().flatMap(List::stream).toList();
        return new EpochPlan(input, dockets, orphans, weights, rule);
    }

    /** Whether gold answers of the epochs before show that panels can tell origin. */
    static boolean originOpen(GoldRecord gold, Rule rule) {
        return gold.answered() >= rule.panels().minGoldAnswers() * Fixed.ONE
                && Fixed.div(gold.right(), gold.answered()) >= rule.panels().originGate();
    }

    /** Takes the ballots of each case out of the map. */
    private static List<Docket> dockets(EpochInput input, LinkedHashMap<CaseId, List<Ballot>> ballots) {
        Map<CaseId, List<Seat>> seats = group(input.seats(), Seat::caseId);
        Map<CaseId, List<GoldTruth>> truths = group(input.gold(), GoldTruth::caseId);
        Map<CaseId, PastCase> past = new HashMap<>();
        input.past().forEach(p -> past.put(p.closed().id(), p));
        Map<Long, Integer> rosters = new HashMap<>();
        input.rosters().forEach(r -> rosters.put(r.epoch(), r.entries().size()));
        List<Docket> dockets = new ArrayList<>(input.cases().size());
        for (Case open : input.cases()) {
            List<Ballot> cast = ballots.remove(open.id());
            dockets.add(new Docket(
                    open,
                    seats.getOrDefault(open.id(), List.of()),
                    cast == null ? List.of() : cast,
                    truths.getOrDefault(open.id(), List.of()),
                    exhausted(open, rosters),
                    parent(open, past)));
        }
        return dockets;
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

    /** Runs of one case in a list that is sorted by case, in that order. */
    private static <T> LinkedHashMap<CaseId, List<T>> group(List<T> items, Function<T, CaseId> by) {
        LinkedHashMap<CaseId, List<T>> groups = new LinkedHashMap<>();
        int from = 0;
        while (from < items.size()) {
            CaseId id = by.apply(items.get(from));
            int to = from + 1;
            while (to < items.size() && by.apply(items.get(to)).equals(id)) {
                to++;
            }
            groups.put(id, List.copyOf(items.subList(from, to)));
            from = to;
        }
        return groups;
    }
}
