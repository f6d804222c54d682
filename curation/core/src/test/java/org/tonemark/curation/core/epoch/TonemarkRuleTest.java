package org.tonemark.curation.core.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Appeal;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.Submission;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.verdict.Outcome;

class TonemarkRuleTest {
    private static final int FIRST = Rule.V1.panels().stages().get(0).seats();

    @Test
    void shouldPromoteWhenTheFirstPanelIsUnanimous() {
        EpochFixture net = opened(100, Outcome.ACCEPTED);
        assertThat(net.last.seats()).hasSize(FIRST);
        net.vote((seat, claim) -> Answer.YES);
        Decision decision = net.close().decisions().get(0);
        assertThat(decision.status()).isEqualTo(Status.PROMOTED);
        assertThat(decision.reason()).isEqualTo("QUALITY_SHOWN");
        assertThat(decision.claims().get(0).turnSeats()).isEqualTo(FIRST);
        assertThat(decision.claims().get(0).probability()).isGreaterThan(Fixed.ONE * 9 / 10);
        assertThat(decision.sentence())
                .isEqualTo("Promoted: 100% of the panel's weight on quality said yes, and 100% were needed."
                        + " At least 9 of the 9 seats would have had to answer the other way to turn it.");
        assertThat(net.last.cases()).isEmpty();
    }

    @Test
    void shouldRejectWhenThePanelDenies() {
        EpochFixture net = opened(100, Outcome.ACCEPTED);
        net.vote((seat, claim) -> Answer.NO);
        Decision decision = net.close().decisions().get(0);
        assertThat(decision.status()).isEqualTo(Status.REJECTED);
        assertThat(decision.reason()).isEqualTo("QUALITY_DENIED");
        assertThat(decision.sentence()).contains("worth promoting").contains("may appeal");
    }

    @Test
    void shouldGoThroughAllStagesAndAbstainWhenDivided() {
        EpochFixture net = opened(100, Outcome.ACCEPTED);
        for (int stage = 0; stage < Rule.V1.panels().stages().size(); stage++) {
            assertThat(net.last.seats())
                    .hasSize(Rule.V1.panels().stages().get(stage).seats());
            net.vote((seat, claim) -> seat.position() % 2 == 0 ? Answer.YES : Answer.NO);
            net.close();
        }
        Decision decision = net.last.decisions().get(0);
        assertThat(decision.status()).isEqualTo(Status.ABSTAINED);
        assertThat(decision.reason()).isEqualTo("PANEL_DIVIDED");
        assertThat(decision.sentence()).contains("still divided").contains("not admitted");
    }

    @Test
    void shouldCallTheNextInOrderForSilentSeats() {
        EpochFixture net = opened(100, Outcome.ACCEPTED);
        Address silent = net.last.seats().get(3).curator();
        net.vote((seat, claim) -> Answer.YES);
        net.ballots.removeIf(b -> b.curator().equals(silent));
        EpochResult result = net.close();
        assertThat(result.decisions().get(0).status()).isEqualTo(Status.NEEDS_MORE);
        assertThat(result.seats()).hasSize(FIRST + 1);
        assertThat(result.seats().get(FIRST).calledEpoch()).isEqualTo(net.epoch);
        net.vote((seat, claim) -> Answer.YES);
        assertThat(net.close().decisions().get(0).status()).isEqualTo(Status.PROMOTED);
    }

    @Test
    void shouldAbstainWhenThereAreFewerCuratorsThanSeats() {
        EpochFixture net = opened(5, Outcome.ACCEPTED);
        assertThat(net.last.seats()).hasSize(5);
        net.vote((seat, claim) -> Answer.YES);
        Decision decision = net.close().decisions().get(0);
        assertThat(decision.status()).isEqualTo(Status.ABSTAINED);
        assertThat(decision.reason()).isEqualTo("TOO_FEW_CURATORS");
    }

    @Test
    void shouldCloseAnEmptyEpoch() {
        EpochFixture net = new EpochFixture(0);
        EpochResult result = net.close();
        assertThat(result.decisions()).isEmpty();
        assertThat(result.root()).matches("[0-9a-f]{64}");
    }

    @Test
    void shouldNeverSeatTheUploader() {
        EpochFixture net = new EpochFixture(20);
        Address uploader = EpochFixture.address(4);
        for (int i = 0; i < 30; i++) {
            net.submissions.add(new Submission("t" + i, uploader, Outcome.ACCEPTED, null, null, 0));
        }
        net.close();
        assertThat(net.last.seats()).extracting(Seat::curator).doesNotContain(uploader);
    }

    @Test
    void shouldKeepLoadAndQuota() {
        EpochFixture net = new EpochFixture(20);
        for (int i = 0; i < 100; i++) {
            net.submit("t" + i, Outcome.ACCEPTED);
        }
        net.close();
        assertThat(net.last.seats().stream().collect(Collectors.groupingBy(Seat::curator, Collectors.counting())))
                .allSatisfy((curator, seats) ->
                        assertThat(seats).isLessThanOrEqualTo(Rule.V1.panels().uploaderQuota()));
    }

    @Test
    void shouldHoldOriginWhileGoldHasNotShownThatPanelsCanTell() {
        EpochFixture net = opened(100, Outcome.REVIEW);
        Claim origin = Claim.ORIGIN;
        assertThat(net.last.cases().get(0).stage()).isEqualTo(Rule.V1.panels().originStage());
        net.vote((seat, claim) -> Answer.YES);
        Decision held = net.close().decisions().get(0);
        assertThat(held.status()).isEqualTo(Status.NEEDS_MORE);
        assertThat(held.reason()).isEqualTo("ORIGIN_GATE_CLOSED");
        net.goldOrigin = new GoldRecord(45 * Fixed.ONE, 50 * Fixed.ONE);
        Decision open = net.close().decisions().get(0);
        assertThat(open.status()).isEqualTo(Status.PROMOTED);
        assertThat(open.claims()).extracting(c -> c.claim()).containsExactly(origin, Claim.QUALITY);
    }

    @Test
    void shouldRejectHumanTracksWithTheGateClosed() {
        EpochFixture net = opened(100, Outcome.REVIEW);
        net.vote((seat, claim) -> claim.equals(Claim.ORIGIN) ? Answer.NO : Answer.YES);
        Decision decision = net.close().decisions().get(0);
        assertThat(decision.status()).isEqualTo(Status.REJECTED);
        assertThat(decision.reason()).isEqualTo("ORIGIN_DENIED");
    }

    @Test
    void shouldUpholdAFlagThatThePanelRaises() {
        EpochFixture net = opened(100, Outcome.ACCEPTED);
        net.vote((seat, claim) -> Answer.YES);
        net.ballots.replaceAll(b -> net.ballot(
                b.caseId(),
                b.curator(),
                0,
                List.of(
                        new ClaimAnswer(Claim.QUALITY, Answer.YES),
                        new ClaimAnswer(Claim.flag("rights"), Answer.YES))));
        Decision decision = net.close().decisions().get(0);
        assertThat(decision.reason()).isEqualTo("FLAG_UPHELD");
        assertThat(decision.sentence()).contains("“rights”");
    }

    @Test
    void shouldRefuseBallotsThatCannotCount() {
        EpochFixture net = opened(30, Outcome.ACCEPTED);
        CaseId id = net.last.cases().get(0).id();
        List<ClaimAnswer> yes = List.of(new ClaimAnswer(Claim.QUALITY, Answer.YES));
        net.vote((seat, claim) -> Answer.YES);
        Address seated = net.last.seats().get(0).curator();
        net.ballots.add(net.ballot(id, seated, 1, yes));
        Address twice = net.last.seats().get(1).curator();
        net.ballots.add(net.ballot(id, twice, 0, List.of(new ClaimAnswer(Claim.QUALITY, Answer.NO))));
        net.ballots.add(net.ballot(id, EpochFixture.address(999), 0, yes));
        net.ballots.add(net.ballot(new CaseId("nothing", 0), seated, 0, yes));
        Address other = net.last.seats().get(2).curator();
        net.ballots.add(net.ballot(id, other, 1, List.of(new ClaimAnswer(Claim.ORIGIN, Answer.YES))));
        EpochResult result = net.close();
        assertThat(result.refused())
                .extracting(RefusedBallot::reason)
                .containsExactlyInAnyOrder(
                        RefusedBallot.Reason.SUPERSEDED,
                        RefusedBallot.Reason.EQUIVOCATION,
                        RefusedBallot.Reason.EQUIVOCATION,
                        RefusedBallot.Reason.UNKNOWN_CURATOR,
                        RefusedBallot.Reason.UNKNOWN_CASE,
                        RefusedBallot.Reason.NO_SUCH_CLAIM);
        assertThat(result.decisions().get(0).claims().get(0).seats()).isEqualTo(FIRST - 1);
    }

    @Test
    void shouldCreditAndDecayReputation() {
        EpochFixture net = opened(100, Outcome.ACCEPTED);
        net.vote((seat, claim) -> Answer.YES);
        EpochResult result = net.close();
        assertThat(result.reputations()).hasSize(FIRST).allSatisfy(r -> {
            assertThat(r.family()).isEqualTo(Family.QUALITY);
            assertThat(r.hits()).isEqualTo(Fixed.ONE);
            assertThat(r.misses()).isZero();
        });
        EpochResult later = net.close();
        assertThat(later.reputations())
                .extracting(Reputation::hits)
                .containsOnly(Rule.V1.reputations().decay());
    }

    @Test
    void shouldScoreGoldFiveTimesAndOpenTheGate() {
        EpochFixture net = opened(100, Outcome.REVIEW);
        CaseId id = net.last.cases().get(0).id();
        net.vote((seat, claim) -> seat.position() == 0 ? Answer.NO : Answer.YES);
        net.gold = new ArrayList<>(List.of(new GoldTruth(id, Claim.ORIGIN, true)));
        EpochResult result = net.close();
        Decision decision = result.decisions().get(0);
        assertThat(decision.kind()).isEqualTo(CaseKind.GOLD);
        assertThat(decision.status()).isEqualTo(Status.ABSTAINED);
        assertThat(result.goldOrigin().answered()).isEqualTo(16 * Fixed.ONE);
        assertThat(result.goldOrigin().right()).isEqualTo(15 * Fixed.ONE);
        assertThat(result.reputations().stream().mapToLong(Reputation::misses).sum())
                .isEqualTo(5 * Fixed.ONE);
    }

    @Test
    void shouldGiveAnAppealAFreshAndLargerPanelAndSlashWhatItOverturns() {
        EpochFixture net = opened(200, Outcome.ACCEPTED);
        net.vote((seat, claim) -> Answer.NO);
        net.close();
        CaseId first = new CaseId("track", 0);
        Set<Address> judges =
                net.past().get(first).ballots().stream().map(Ballot::curator).collect(Collectors.toSet());
        net.appeals.add(new Appeal(first, EpochFixture.UPLOADER, List.of(Claim.QUALITY), "Listen again.", net.epoch));
        net.last = withoutCases(net.last, first.cid());
        net.close();
        Case appeal = net.last.cases().stream()
                .filter(c -> c.kind() == CaseKind.APPEAL)
                .findFirst()
                .orElseThrow();
        assertThat(appeal.id()).isEqualTo(new CaseId("track", 1));
        assertThat(net.last.seats()).extracting(Seat::curator).doesNotContainAnyElementsOf(judges);
        assertThat(net.last.seats().stream().filter(s -> s.caseId().equals(appeal.id())))
                .hasSize(32);
        net.vote((seat, claim) -> Answer.YES);
        EpochResult result = net.close();
        assertThat(result.decisions().get(0).status()).isEqualTo(Status.PROMOTED);
        assertThat(result.slashes()).hasSize(Rule.V1.audits().slashSeats()).allSatisfy(s -> {
            assertThat(judges).contains(s.curator());
            assertThat(s.amount()).isEqualTo(9);
        });
    }

    @Test
    void shouldLetNearDuplicatesInherit() {
        EpochFixture net = opened(100, Outcome.ACCEPTED);
        net.vote((seat, claim) -> Answer.NO);
        net.close();
        net.submissions.add(new Submission("copy", EpochFixture.UPLOADER, Outcome.ACCEPTED, "track", null, net.epoch));
        Decision decision = net.close().decisions().stream()
                .filter(d -> d.caseId().cid().equals("copy"))
                .findFirst()
                .orElseThrow();
        assertThat(decision.status()).isEqualTo(Status.REJECTED);
        assertThat(decision.reason()).isEqualTo("INHERITED");
    }

    @Test
    void shouldCallAnAuditWhenUninvitedBallotsContradict() {
        EpochFixture net = opened(200, Outcome.ACCEPTED);
        CaseId id = net.last.cases().get(0).id();
        net.vote((seat, claim) -> Answer.YES);
        Set<Address> seated = net.last.seats().stream().map(Seat::curator).collect(Collectors.toSet());
        net.curators.stream()
                .map(Curator::address)
                .filter(a -> !seated.contains(a))
                .limit(20)
                .forEach(a ->
                        net.ballots.add(net.ballot(id, a, 0, List.of(new ClaimAnswer(Claim.QUALITY, Answer.NO)))));
        EpochResult result = net.close();
        assertThat(result.decisions().get(0).status()).isEqualTo(Status.PROMOTED);
        assertThat(result.cases()).extracting(Case::kind).containsExactly(CaseKind.AUDIT);
    }

    @Test
    void shouldAdmitTraineesThatAnswerTrainingCasesRightly() {
        EpochFixture net = new EpochFixture(0);
        Address good = EpochFixture.address(1);
        Address bad = EpochFixture.address(2);
        for (Address a : List.of(good, bad)) {
            net.curators.add(new Curator(a, Curator.Admission.VOUCH, 0, 0, Curator.Standing.TRAINEE));
        }
        net.close();
        for (int i = 0; i < 10; i++) {
            CaseId id = new CaseId("lesson" + i, 0);
            net.extraCases.add(new Case(
                    id,
                    CaseKind.TRAINING,
                    EpochFixture.UPLOADER,
                    List.of(Claim.QUALITY),
                    0,
                    "0".repeat(64),
                    0,
                    0,
                    List.of()));
            net.gold.add(new GoldTruth(id, Claim.QUALITY, i % 2 == 0));
            Answer right = i % 2 == 0 ? Answer.YES : Answer.NO;
            net.ballots.add(net.ballot(id, good, 0, List.of(new ClaimAnswer(Claim.QUALITY, right))));
            net.ballots.add(net.ballot(id, bad, 0, List.of(new ClaimAnswer(Claim.QUALITY, Answer.YES))));
        }
        EpochResult result = net.close();
        assertThat(result.curators())
                .extracting(Curator::standing)
                .containsExactly(Curator.Standing.ACTIVE, Curator.Standing.TRAINEE);
    }

    @Test
    void shouldGiveSeatsInProportionToRandomOpinionsWithoutFailing() {
        Random random = new Random(11);
        EpochFixture net = new EpochFixture(120);
        for (int epoch = 0; epoch < 12; epoch++) {
            for (int i = 0; i < 10; i++) {
                net.submit("t" + epoch + "-" + i, random.nextBoolean() ? Outcome.ACCEPTED : Outcome.REVIEW);
            }
            net.vote((seat, claim) -> Answer.values()[random.nextInt(3)]);
            EpochResult result = net.close();
            assertThat(result.decisions())
                    .allSatisfy(d -> assertThat(d.sentence()).isNotBlank());
            assertThat(result.seats()).doesNotHaveDuplicates();
        }
    }

    private static EpochFixture opened(int people, Outcome outcome) {
        EpochFixture net = new EpochFixture(people);
        net.submit("track", outcome);
        net.close();
        return net;
    }

    /** Takes away an audit that was opened, so that the appeal is the only second round. */
    private static EpochResult withoutCases(EpochResult r, String cid) {
        return new EpochResult(
                r.epoch(),
                r.decisions(),
                r.closed(),
                r.cases().stream().filter(c -> !c.id().cid().equals(cid)).toList(),
                r.seats().stream().filter(s -> !s.caseId().cid().equals(cid)).toList(),
                r.curators(),
                r.roster(),
                r.reputations(),
                r.pairs(),
                r.slashes(),
                r.refused(),
                r.goldOrigin(),
                r.originOpen(),
                r.root());
    }
}
