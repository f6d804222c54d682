package org.tonemark.curation.core.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.EpochRule;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.hash.Canonical;
import org.tonemark.curation.core.panel.PanelOrder;
import org.tonemark.curation.core.panel.Rosters;
import org.tonemark.verdict.Outcome;

/** One world through the rule, epoch by epoch, until every case is closed. */
public final class EpochRun {
    private static final int DRAIN = 10;

    /**
     * A decision and how it turned out.
     *
     * @param probability published with it
     */
    public record Graded(double probability, boolean right, boolean target) {}

    private final World world;
    private final Rule rule;
    private final EpochRule closing = TonemarkRule.simulated();
    private final Map<Address, Integer> people = new HashMap<>();
    private final Map<CaseId, PastCase> past = new HashMap<>();
    private final List<Graded> grades = new ArrayList<>();
    private final long[] ballotsOf;
    private final Map<Long, Roster> rosters = new HashMap<>();
    private List<Curator> curators = new ArrayList<>();
    private EpochResult state;
    private Tally sum = Tally.NONE;

    EpochRun(World world, Rule rule) {
        this.world = world;
        this.rule = rule;
        this.ballotsOf = new long[world.tracks()];
        for (int c = 0; c < world.curators(); c++) {
            curators.add(enlist(c, 0, 0));
        }
        state = new EpochResult(
                -1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                curators,
                new Roster(-1, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                GoldRecord.NONE,
                false,
                EpochInput.NO_ROOT);
    }

    List<Graded> grades() {
        return grades;
    }

    Tally run() {
        int last = world.scenario().epochs() + DRAIN;
        for (int epoch = 0; epoch < last; epoch++) {
            whitewash(epoch);
            EpochInput input = input(epoch);
            state = closing.close(input);
            rosters.put((long) epoch, state.roster());
            curators = new ArrayList<>(state.curators());
            state.closed().forEach(p -> past.put(p.closed().id(), p));
            state.closed().forEach(this::grade);
        }
        return sum.plus(new Tally(0, 0, 0, 0, 0, 0, ballotsCast(), 0));
    }

    private long ballotsCast() {
        long all = 0;
        for (long n : ballotsOf) {
            all += n;
        }
        return all;
    }

    private EpochInput input(int epoch) {
        List<Ballot> ballots = new ArrayList<>();
        Map<CaseId, Case> open = new HashMap<>();
        state.cases().forEach(c -> open.put(c.id(), c));
        List<Roster> needed = state.cases().stream()
                .map(Case::openedEpoch)
                .distinct()
                .map(e -> {
                    Roster roster = rosters.get(e);
                    if (roster == null) {
                        throw new IllegalStateException("no roster of epoch " + e);
                    }
                    return roster;
                })
                .toList();
        for (Seat seat : state.seats()) {
            ballots.add(ballot(seat, open));
            if (seat.calledEpoch() == epoch) {
                ballotsOf[track(seat.caseId())]++;
            }
        }
        List<PastCase> parents = state.cases().stream()
                .filter(c -> c.id().round() > 0)
                .map(c -> past.get(new CaseId(c.id().cid(), c.id().round() - 1)))
                .toList();
        EpochInput blank = new EpochInput(
                epoch,
                rule,
                state.root(),
                beacon(epoch, 0),
                curators,
                needed,
                state.cases(),
                state.seats(),
                ballots,
                submissions(epoch),
                List.of(),
                List.of(),
                parents,
                state.reputations(),
                state.pairs(),
                state.goldOrigin());
        return world.scenario().attack() == Attack.BEACON_REDRAW ? redrawn(blank) : blank;
    }

    /** Origin is not what is simulated: audits that ask it hear yes. */
    private Ballot ballot(Seat seat, Map<CaseId, Case> open) {
        Integer person = people.get(seat.curator());
        if (person == null) {
            throw new IllegalStateException("a seat of nobody: " + seat);
        }
        List<ClaimAnswer> answers = new ArrayList<>();
        answers.add(
                new ClaimAnswer(Claim.QUALITY, world.opinion(person, track(seat.caseId())) ? Answer.YES : Answer.NO));
        return new Ballot(seat.caseId(), seat.curator(), seat.calledEpoch(), 0, answers, List.of(), "", "", "", "0x");
    }

    private List<Submission> submissions(int epoch) {
        List<Submission> out = new ArrayList<>();
        if (epoch < world.scenario().epochs()) {
            for (int i = 0; i < world.scenario().tracks(); i++) {
                String cid = "t" + (epoch * world.scenario().tracks() + i);
                out.add(new Submission(cid, uploader(cid), Outcome.ACCEPTED, null, null, epoch));
            }
        }
        return out;
    }

    /** Everyone uploads once, so that quotas with uploaders play no part. */
    private static Address uploader(String cid) {
        return new Address(String.format(Locale.ROOT, "0xff%038x", Integer.parseInt(cid.substring(1))));
    }

    /** Decisions count as they were first taken; an audit that reverses a wrong one is counted beside it. */
    private void grade(PastCase closed) {
        int track = track(closed.closed().id());
        Decision decision = closed.decision();
        boolean decided = decision.status() != Status.ABSTAINED;
        boolean correct = (decision.status() == Status.PROMOTED) == world.truth(track);
        boolean target = world.target(track);
        if (closed.closed().kind() == CaseKind.INTAKE) {
            sum = sum.plus(Tally.of(target, decided, correct, 0));
            if (decided) {
                double probability = Fixed.toDouble(decision.claims().get(0).probability());
                grades.add(new Graded(probability, correct, target));
            }
        } else if (decided && correct && target && wasWrong(closed.closed().id(), decision.status())) {
            sum = sum.plus(new Tally(0, 0, 0, 0, 0, 0, 0, 1));
        }
    }

    private boolean wasWrong(CaseId id, Status now) {
        PastCase before = past.get(new CaseId(id.cid(), id.round() - 1));
        return before != null
                && before.decision().status() != Status.ABSTAINED
                && before.decision().status() != now;
    }

    private static int track(CaseId id) {
        return Integer.parseInt(id.cid().substring(1));
    }

    private Curator enlist(int person, int generation, int epoch) {
        Address address = new Address(String.format(Locale.ROOT, "0x%032x%08x", generation + 1, person));
        people.put(address, person);
        return new Curator(address, Curator.Admission.STAKE, 100, epoch, Curator.Standing.ACTIVE);
    }

    /** Colluders come back under new names; the old ones leave. */
    private void whitewash(int epoch) {
        if (world.scenario().attack() != Attack.WHITEWASHING || epoch == 0 || epoch % 3 != 0) {
            return;
        }
        List<Curator> next = new ArrayList<>();
        for (Curator c : curators) {
            Integer person = people.get(c.address());
            if (person == null || !world.colludes(person)) {
                next.add(c);
            } else if (c.standing() == Curator.Standing.ACTIVE) {
                next.add(c.with(Curator.Standing.SUSPENDED));
                next.add(enlist(person, epoch, epoch));
            }
        }
        curators = next;
    }

    private Beacon beacon(int epoch, int attempt) {
        String value = new Canonical()
                .start("simulated beacon")
                .number(world.scenario().seed())
                .number(epoch)
                .number(attempt)
                .hex();
        return new Beacon(epoch, value, "simulated:" + epoch);
    }

    /** The attackers keep the beacon that seats more of them first on their tracks. */
    private EpochInput redrawn(EpochInput first) {
        Beacon other = beacon((int) first.epoch(), 1);
        return captured(first, first.beacon()) >= captured(first, other) ? first : withBeacon(first, other);
    }

    private double captured(EpochInput input, Beacon beacon) {
        PanelOrder order = new PanelOrder(Rosters.of(input.epoch(), curators, rule.panels()));
        int seats = rule.panels().stages().get(0).seats();
        double score = 0;
        for (Submission submission : input.submissions()) {
            CaseId id = new CaseId(submission.cid(), 0);
            if (world.attacked(track(id))) {
                PanelOrder.Cursor cursor = order.of(beacon.value(), id);
                int ours = 0;
                for (int i = 0; i < seats && cursor.hasNext(); i++) {
                    Integer person = people.get(cursor.next());
                    ours += person != null && world.colludes(person) ? 1 : 0;
                }
                score += StrictMath.pow(4, ours);
            }
        }
        return score;
    }

    private static EpochInput withBeacon(EpochInput i, Beacon beacon) {
        return new EpochInput(
                i.epoch(),
                i.rule(),
                i.previousRoot(),
                beacon,
                i.curators(),
                i.rosters(),
                i.cases(),
                i.seats(),
                i.ballots(),
                i.submissions(),
                i.appeals(),
                i.gold(),
                i.past(),
                i.reputations(),
                i.pairs(),
                i.goldOrigin());
    }
}
