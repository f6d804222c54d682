package org.tonemark.curation.core.epoch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Appeal;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Roster;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.panel.HashChain;
import org.tonemark.verdict.Outcome;

/** A network that is walked through epochs: what a store does, in memory. */
final class EpochFixture {
    static final Address UPLOADER = address(1_000_000);

    private final TonemarkRule rule = new TonemarkRule(SignatureCheck.trusting());
    private final HashChain beacons = new HashChain("fixture", 100);
    private final Map<Long, Roster> rosters = new HashMap<>();
    private final Map<CaseId, PastCase> past = new HashMap<>();
    List<Curator> curators = new ArrayList<>();
    List<Submission> submissions = new ArrayList<>();
    List<Appeal> appeals = new ArrayList<>();
    List<Case> extraCases = new ArrayList<>();
    List<GoldTruth> gold = new ArrayList<>();
    List<Ballot> ballots = new ArrayList<>();
    GoldRecord goldOrigin = GoldRecord.NONE;
    EpochResult last;
    long epoch;

    EpochFixture(int people) {
        for (int i = 0; i < people; i++) {
            curators.add(new Curator(address(i), Curator.Admission.STAKE, 100, 0, Curator.Standing.ACTIVE));
        }
        last = new EpochResult(
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

    static Address address(int i) {
        return new Address(String.format(Locale.ROOT, "0x%040x", i + 1));
    }

    void submit(String cid, Outcome outcome) {
        submissions.add(new Submission(cid, UPLOADER, outcome, null, null, epoch));
    }

    /** Every seat called for this epoch votes. */
    void vote(BiFunction<Seat, Claim, Answer> opinion) {
        Map<CaseId, Case> open = new HashMap<>();
        last.cases().forEach(c -> open.put(c.id(), c));
        for (Seat seat : last.seats()) {
            Case about = open.get(seat.caseId());
            if (seat.calledEpoch() == epoch && about != null) {
                List<ClaimAnswer> answers = about.claims().stream()
                        .map(claim -> new ClaimAnswer(claim, opinion.apply(seat, claim)))
                        .toList();
                ballots.add(ballot(seat.caseId(), seat.curator(), 0, answers));
            }
        }
    }

    Ballot ballot(CaseId id, Address curator, int sequence, List<ClaimAnswer> answers) {
        return new Ballot(id, curator, epoch, sequence, answers, List.of(), "", "", "", "0x");
    }

    EpochInput input() {
        List<Case> cases = new ArrayList<>(last.cases());
        cases.addAll(extraCases);
        return new EpochInput(
                epoch,
                Rule.V1,
                last.root(),
                beacons.of(epoch),
                curators,
                cases.stream()
                        .map(Case::openedEpoch)
                        .distinct()
                        .map(this::roster)
                        .toList(),
                cases,
                last.seats(),
                ballots.stream()
                        .filter(b -> b.epoch() == epoch || cases.stream().anyMatch(c -> c.id().equals(b.caseId())))
                        .toList(),
                submissions,
                appeals,
                gold,
                List.copyOf(past.values()),
                last.reputations(),
                last.pairs(),
                goldOrigin);
    }

    EpochResult close() {
        last = rule.close(input());
        rosters.put(epoch, last.roster());
        last.closed().forEach(p -> past.put(p.closed().id(), p));
        curators = new ArrayList<>(last.curators());
        goldOrigin = last.goldOrigin();
        submissions = new ArrayList<>();
        appeals = new ArrayList<>();
        gold = new ArrayList<>();
        epoch++;
        return last;
    }

    Roster roster(long at) {
        return rosters.getOrDefault(at, new Roster(at, List.of()));
    }

    Beacon beacon(long at) {
        return beacons.of(at);
    }

    Map<CaseId, PastCase> past() {
        return past;
    }
}
