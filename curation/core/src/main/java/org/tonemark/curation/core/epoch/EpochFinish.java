package org.tonemark.curation.core.epoch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Slash;
import org.tonemark.curation.core.decision.CaseClose;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.panel.Rosters;
import org.tonemark.curation.core.reputation.ReputationSums;

/** What follows from the decisions of an epoch: sums over cases, new cases, seats, and the root over it all. */
public final class EpochFinish {
    private EpochFinish() {}

    /**
     * @param computed what {@link EpochPlan#caseRule()} made of every docket, in any order
     * @param pairs sums over the same
     */
    public static EpochResult of(EpochPlan plan, List<CaseClose> computed, PairSums pairs) {
        return new EpochRecord(plan.input(), plan.orphans(), withoutRoot(plan, computed, pairs)).withRoot();
    }

    /** The same with a root of zeros, for simulations, which nobody attests. */
    static EpochResult withoutRoot(EpochPlan plan, List<CaseClose> computed, PairSums pairs) {
        EpochInput input = plan.input();
        Rule rule = input.rule();
        List<CaseClose> closes =
                computed.stream().sorted(Comparator.comparing(CaseClose::was)).toList();
        if (closes.size() != plan.dockets().size()) {
            throw new IllegalArgumentException(
                    closes.size() + " closes for " + plan.dockets().size() + " dockets");
        }
        List<PastCase> closed = closes.stream()
                .filter(close -> close.next() == null)
                .map(close -> new PastCase(close.was(), close.decision(), close.counted()))
                .toList();
        Openings openings = Openings.of(input, closes, closed);
        List<Slash> slashes = slashes(closes, input);
        List<Curator> curators = TrainingRound.graduate(
                slashed(input.curators(), slashes), plan.dockets(), input.epoch(), rule.training());
        Roster roster = Rosters.of(input.epoch(), input.curators(), rule.panels());
        SeatCaller caller = seats(plan, closes, openings.cases(), roster);
        GoldRecord gold = gold(input.goldOrigin(), closes, rule);
        EpochResult result = new EpochResult(
                input.epoch(),
                decisions(closes, openings),
                closed,
                caller.cases(),
                caller.seats(),
                curators,
                roster,
                reputations(closes, input),
                pairs.onto(input.pairs(), input.curators()),
                slashes,
                refused(closes, plan.orphans()),
                gold,
                EpochPlan.originOpen(gold, rule),
                EpochInput.NO_ROOT);
        return result;
    }

    private static List<Decision> decisions(List<CaseClose> closes, Openings openings) {
        return Stream.concat(closes.stream().map(CaseClose::decision), openings.inherited().stream())
                .sorted()
                .toList();
    }

    /** Calls seats to the cases that go on and to the new ones, in the order of cases. */
    private static SeatCaller seats(EpochPlan plan, List<CaseClose> closes, List<Case> opened, Roster roster) {
        EpochInput input = plan.input();
        List<Roster> rosters = new ArrayList<>(input.rosters());
        rosters.add(roster);
        List<SeatCaller.Want> wants = new ArrayList<>();
        for (int i = 0; i < closes.size(); i++) {
            Case next = closes.get(i).next();
            if (next != null) {
                wants.add(new SeatCaller.Want(
                        next, closes.get(i).votes(), plan.dockets().get(i).seats()));
            }
        }
        opened.forEach(open -> wants.add(new SeatCaller.Want(open, 0, List.of())));
        wants.sort(null);
        SeatCaller caller = new SeatCaller(input.rule().panels(), input.epoch(), input.curators(), rosters);
        caller.call(wants);
        return caller;
    }

    private static List<org.tonemark.curation.core.Reputation> reputations(List<CaseClose> closes, EpochInput input) {
        ReputationSums sums = new ReputationSums();
        closes.forEach(close -> sums.add(close.credits()));
        return sums.onto(input.reputations(), input.rule().reputations().decay());
    }

    private static GoldRecord gold(GoldRecord before, List<CaseClose> closes, Rule rule) {
        long decay = rule.reputations().decay();
        long right = Fixed.mul(before.right(), decay);
        long answered = Fixed.mul(before.answered(), decay);
        for (CaseClose close : closes) {
            right += close.gold().right();
            answered += close.gold().answered();
        }
        return new GoldRecord(right, answered);
    }

    private static List<Slash> slashes(List<CaseClose> closes, EpochInput input) {
        Map<Address, Long> stakes = new HashMap<>();
        input.curators().forEach(c -> stakes.put(c.address(), c.stake()));
        long share = input.rule().audits().slashShare();
        return closes.stream()
                .flatMap(close -> close.slashed().stream()
                        .map(curator -> new Slash(
                                curator,
                                close.was().id(),
                                stakes.getOrDefault(curator, 0L) / Fixed.ONE * share
                                        + Fixed.mul(stakes.getOrDefault(curator, 0L) % Fixed.ONE, share))))
                .filter(slash -> slash.amount() > 0)
                .sorted()
                .toList();
    }

    private static List<Curator> slashed(List<Curator> curators, List<Slash> slashes) {
        Map<Address, Long> lost = new HashMap<>();
        slashes.forEach(s -> lost.merge(s.curator(), s.amount(), Long::sum));
        return curators.stream()
                .map(c -> new Curator(
                        c.address(),
                        c.admission(),
                        Math.max(0, c.stake() - lost.getOrDefault(c.address(), 0L)),
                        c.admittedEpoch(),
                        c.standing()))
                .toList();
    }

    private static List<RefusedBallot> refused(List<CaseClose> closes, List<Ballot> orphans) {
        return Stream.concat(
                        closes.stream().flatMap(close -> close.refused().stream()),
                        orphans.stream().map(b -> new RefusedBallot(b, RefusedBallot.Reason.UNKNOWN_CASE)))
                .sorted(Comparator.comparing(RefusedBallot::ballot, Ballot.ORDER))
                .toList();
    }
}
