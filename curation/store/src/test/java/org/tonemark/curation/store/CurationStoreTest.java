package org.tonemark.curation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimAnswer;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.RefusedBallot.Reason;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.port.BallotStore.Accepted;
import org.tonemark.curation.core.port.BallotStore.Cast;
import org.tonemark.curation.core.port.BallotStore.Refused;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;

/** What the ports promise, checked on SQLite and on PostgreSQL. */
@ExtendWith(Databases.class)
class CurationStoreTest {
    private static final int SEATS = World.RULE.panels().stages().get(0).seats();

    @TempDir
    Path folder;

    abstract class Contract {
        World world;
        CurationStore store;
        DatabaseAddress address;

        abstract DatabaseAddress fresh();

        @BeforeEach
        void open() {
            address = fresh();
            world = World.open(address);
            store = world.store;
        }

        @AfterEach
        void close() {
            store.close();
        }

        private Seat firstSeat(EpochResult result) {
            return result.seats().get(0);
        }

        private void refused(Cast cast, Reason reason) {
            assertThat(cast).isEqualTo(new Refused(reason));
        }

        @Test
        void shouldGiveBackWhatWasComputedWhenEpochsFollowEachOther() {
            world.curators(80);
            for (int i = 0; i < 12; i++) {
                world.track((i % 4 == 0 ? "bafkbad" : "bafkgood") + i, i % 3 == 2 ? Outcome.REVIEW : Outcome.ACCEPTED);
            }
            store.submissions().submit("bafkrepeat", World.UPLOADER, null, "bafkbad0");
            store.submissions().importVerdicts(List.of(World.verdict("bafkrepeat", Outcome.ACCEPTED)));
            for (int epoch = 0; epoch < 4; epoch++) {
                EpochInput sealed = store.epochs().seal(World.beacon(epoch));
                EpochResult computed = world.close();
                assertThat(computed.epoch()).isEqualTo(epoch);
                assertThat(store.epochs().input(epoch)).isEqualTo(sealed);
                assertThat(store.epochs().result(epoch)).isEqualTo(computed);
                world.everybodyVotes(computed);
                if (epoch == 1) {
                    appealFirstRejected(computed);
                }
            }
            EpochResult second = store.epochs().result(1);
            assertThat(second.decisions()).extracting(d -> d.status()).contains(Status.PROMOTED, Status.REJECTED);
            assertThat(store.epochs().result(2).cases()).anyMatch(c -> c.kind() == CaseKind.APPEAL);
            assertThat(store.epochs().input(3).past()).isNotEmpty();
            TonemarkRule again = new TonemarkRule(SignatureCheck.recovering(World.RULE.chainId()));
            for (int epoch = 0; epoch < 4; epoch++) {
                assertThat(again.close(store.epochs().input(epoch)))
                        .isEqualTo(store.epochs().result(epoch));
            }
        }

        private void appealFirstRejected(EpochResult result) {
            CaseId rejected = result.decisions().stream()
                    .filter(d -> d.status() == Status.REJECTED)
                    .findFirst()
                    .orElseThrow()
                    .caseId();
            boolean audited = result.cases().stream().anyMatch(c -> c.id().cid().equals(rejected.cid()));
            assertThat(store.objections()
                            .appeal(rejected.cid(), World.UPLOADER, List.of(Claim.QUALITY), "listen again"))
                    .matches(refusal -> refusal.isPresent() == audited);
        }

        @Test
        void shouldGiveTheSameReceiptWhenTheSameBallotComesAgain() {
            Seat seat = firstSeat(oneCase());
            Ballot ballot = world.ballot(seat.caseId(), seat.curator(), 0, Answer.YES);
            Cast first = store.ballots().cast(ballot);
            assertThat(store.ballots().cast(ballot)).isEqualTo(first);
            String receipt = ((Accepted) first).receipt();
            assertThat(KeyFile.receiptSigner(ballot, World.RULE.chainId(), receipt))
                    .contains(World.key("server").address());
            assertThat(store.ballots().ballotsOn(List.of(seat.caseId()))).containsExactly(ballot);
        }

        private EpochResult oneCase() {
            world.curators(20).track("bafkone", Outcome.ACCEPTED);
            return world.close();
        }

        @Test
        void shouldRefuseEveryBallotThatCannotCount() {
            EpochResult result = oneCase();
            Seat seat = firstSeat(result);
            Ballot good = world.ballot(seat.caseId(), seat.curator(), 1, Answer.YES);
            KeyFile stranger = World.key("stranger");
            refused(
                    store.ballots().cast(stranger.sign(by(good, stranger.address()), World.RULE.chainId())),
                    Reason.UNKNOWN_CURATOR);
            refused(
                    store.ballots().cast(stranger.sign(by(good, seat.curator()), World.RULE.chainId())),
                    Reason.WRONG_SIGNATURE);
            refused(store.ballots().cast(signed(seat, new CaseId("bafknone", 0), 1, 0)), Reason.UNKNOWN_CASE);
            refused(store.ballots().cast(signed(seat, seat.caseId(), 0, 0)), Reason.WRONG_EPOCH);
            refused(store.ballots().cast(signed(seat, seat.caseId(), 2, 0)), Reason.WRONG_EPOCH);
            refused(store.ballots().cast(withOrigin(seat)), Reason.NO_SUCH_CLAIM);
            assertThat(store.ballots().cast(good)).isInstanceOf(Accepted.class);
            refused(
                    store.ballots().cast(world.ballot(seat.caseId(), seat.curator(), 1, Answer.NO)),
                    Reason.EQUIVOCATION);
            refused(store.ballots().cast(world.ballot(seat.caseId(), seat.curator(), 0, Answer.NO)), Reason.SUPERSEDED);
            assertThat(store.ballots().nextSequence(seat.caseId(), seat.curator()))
                    .isEqualTo(2);
            assertThat(store.ballots().ballotsOn(List.of(seat.caseId()))).containsExactly(good);
        }

        private Ballot by(Ballot b, Address curator) {
            return new Ballot(
                    b.caseId(),
                    curator,
                    b.epoch(),
                    b.sequence(),
                    b.answers(),
                    b.reasons(),
                    b.genre(),
                    b.mood(),
                    b.note(),
                    "");
        }

        private Ballot signed(Seat seat, CaseId id, long epoch, int sequence) {
            Ballot unsigned = new Ballot(
                    id,
                    seat.curator(),
                    epoch,
                    sequence,
                    List.of(new ClaimAnswer(Claim.QUALITY, Answer.YES)),
                    List.of(),
                    "",
                    "",
                    "",
                    "");
            return world.keyOf(seat.curator()).sign(unsigned, World.RULE.chainId());
        }

        private Ballot withOrigin(Seat seat) {
            Ballot unsigned = new Ballot(
                    seat.caseId(),
                    seat.curator(),
                    1,
                    0,
                    List.of(new ClaimAnswer(Claim.ORIGIN, Answer.YES), new ClaimAnswer(Claim.QUALITY, Answer.YES)),
                    List.of(),
                    "",
                    "",
                    "",
                    "");
            return world.keyOf(seat.curator()).sign(unsigned, World.RULE.chainId());
        }

        @Test
        void shouldRefuseBallotsOnOnesOwnTrack() {
            world.curators(20);
            Address own = World.key("curator 3").address();
            store.submissions().submit("bafkown", own, null, null);
            store.submissions().importVerdicts(List.of(World.verdict("bafkown", Outcome.ACCEPTED)));
            world.close();
            refused(world.cast(new CaseId("bafkown", 0), own, Answer.YES), Reason.OWN_TRACK);
        }

        @Test
        void shouldRefuseBallotsAfterTheClose() {
            EpochResult result = oneCase();
            Seat seat = firstSeat(result);
            Ballot ballot = world.ballot(seat.caseId(), seat.curator(), 0, Answer.YES);
            world.everybodyVotes(result);
            Ballot late = world.ballot(seat.caseId(), seat.curator(), 5, Answer.NO);
            store.epochs().seal(World.beacon(1));
            refused(store.ballots().cast(late), Reason.WRONG_EPOCH);
            assertThat(store.ballots().cast(ballot)).isInstanceOfAny(Accepted.class, Refused.class);
            assertThat(world.close().decisions()).extracting(d -> d.status()).containsExactly(Status.PROMOTED);
            refused(store.ballots().cast(signed(seat, seat.caseId(), 2, 9)), Reason.CLOSED_CASE);
        }

        @Test
        void shouldCloseAnEmptyEpoch() {
            EpochResult result = world.close();
            assertThat(result.decisions()).isEmpty();
            assertThat(store.epochs().current()).isEqualTo(1);
            assertThat(store.epochs().result(0)).isEqualTo(result);
        }

        @Test
        void shouldAbstainWhenThereAreFewerCuratorsThanSeats() {
            world.curators(4).track("bafkfew", Outcome.ACCEPTED);
            EpochResult result = world.close();
            for (int i = 0; i < 4 && !result.cases().isEmpty(); i++) {
                world.everybodyVotes(result);
                result = world.close();
            }
            assertThat(result.decisions()).extracting(d -> d.status()).containsExactly(Status.ABSTAINED);
            assertThat(store.status().of("bafkfew").stage()).isEqualTo(Stage.ABSTAINED);
        }

        @Test
        void shouldGiveTheSameInputWhenAnInterruptedCloseIsTriedAgain() {
            EpochResult result = oneCase();
            world.everybodyVotes(result);
            EpochInput first = store.epochs().seal(World.beacon(1));
            store.close();
            world = new World(CurationStore.open(address, World.RULE, World.key("server"), World.CLOCK));
            store = world.store;
            world.track("bafklate", Outcome.ACCEPTED);
            store.curators().admitByStake(World.key("late").address(), null, 5, Standing.ACTIVE);
            assertThat(store.epochs().seal(World.beacon(1))).isEqualTo(first);
            world.close();
            assertThat(store.epochs().seal(World.beacon(2)).submissions())
                    .extracting(s -> s.cid())
                    .containsExactly("bafklate");
        }

        @Test
        void shouldRefuseAResultWhenAnotherProcessClosedTheEpoch() {
            EpochInput input = store.epochs().seal(World.beacon(0));
            EpochResult result = new TonemarkRule(SignatureCheck.trusting()).close(input);
            store.epochs().append(input, result);
            assertThatThrownBy(() -> store.epochs().append(input, result))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another process");
        }

        @Test
        void shouldRefuseStakesOutOfRange() {
            Address someone = World.key("x").address();
            for (long stake : new long[] {-1, 0, Curator.MAX_STAKE + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThat(store.curators().admitByStake(someone, null, stake, Standing.ACTIVE))
                        .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("STAKE_OUT_OF_RANGE"));
            }
            assertThat(store.curators().admitByStake(someone, null, Curator.MAX_STAKE, Standing.ACTIVE))
                    .isEmpty();
            assertThat(store.curators().stake(someone, Curator.MAX_STAKE + 1)).isPresent();
            assertThat(store.curators().stake(someone, 7)).isEmpty();
            assertThat(store.curators().all()).extracting(Curator::stake).containsExactly(7L);
        }

        @Test
        void shouldAdmitOnTheWordOfActiveCuratorsOnly() {
            world.curators(1);
            Address seed = World.key("curator 0").address();
            Address next = World.key("next").address();
            Address third = World.key("third").address();
            assertThat(store.curators().admitByVouch(next, "n", seed, Standing.TRAINEE))
                    .isEmpty();
            assertThat(store.curators().admitByVouch(third, "t", next, Standing.TRAINEE))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("NO_VOUCHER"));
            assertThat(store.curators().admitByVouch(next, "n", seed, Standing.TRAINEE))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("KNOWN_CURATOR"));
            assertThat(store.curators().standing(seed, Standing.SUSPENDED, "left"))
                    .isEmpty();
            assertThat(store.curators().admitByVouch(third, "t", seed, Standing.TRAINEE))
                    .isPresent();
        }

        @Test
        void shouldTellATracksWholeStory() {
            assertThat(store.status().of("bafkone").stage()).isEqualTo(Stage.UNKNOWN);
            world.curators(20);
            store.submissions().submit("bafkone", World.UPLOADER, null, null);
            assertThat(store.status().of("bafkone").stage()).isEqualTo(Stage.SUBMITTED);
            store.submissions().importVerdicts(List.of(World.verdict("bafkone", Outcome.ACCEPTED)));
            assertThat(store.status().of("bafkone").stage()).isEqualTo(Stage.QUEUED);
            EpochResult opened = world.close();
            TrackStatus panel = store.status().of("bafkone");
            assertThat(panel.stage()).isEqualTo(Stage.PANEL);
            assertThat(panel.rounds()).singleElement().matches(r -> r.open() && r.seats() == SEATS && r.ballots() == 0);
            world.everybodyVotes(opened);
            assertThat(store.status().of("bafkone").rounds().get(0).ballots()).isZero();
            world.close();
            TrackStatus done = store.status().of("bafkone");
            assertThat(done.stage()).isEqualTo(Stage.PROMOTED);
            assertThat(done.rounds().get(0).ballots()).isEqualTo(SEATS);
            assertThat(done.message()).isNotBlank();
        }

        @Test
        void shouldRevokeWhenADisputeIsUpheld() {
            long id = ((JdbiObjections.Taken) store.objections().dispute("bafkone", "my song", "me@example.org")).id();
            assertThat(store.objections().resolve(id + 1, true, "no such")).isPresent();
            assertThat(store.objections().resolve(id, true, "the claim holds")).isEmpty();
            assertThat(store.objections().resolve(id, false, "again"))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("RESOLVED"));
            TrackStatus status = store.status().of("bafkone");
            assertThat(status.stage()).isEqualTo(Stage.REVOKED);
            assertThat(status.toString()).doesNotContain("me@example.org");
            assertThat(store.objections().dispute("bafkone", " ", "x")).isInstanceOf(JdbiObjections.NotTaken.class);
        }

        @Test
        void shouldLetTheUploaderAloneAppealAgainstWhatIsDecided() {
            world.curators(20).track("bafkno", Outcome.REJECTED).track("bafkyes", Outcome.ACCEPTED);
            List<Claim> claims = List.of(Claim.ORIGIN, Claim.QUALITY);
            assertThat(store.objections().appeal("bafkyes", World.UPLOADER, claims, "it is AI"))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("NOT_DECIDED"));
            world.close();
            assertThat(store.status().of("bafkno").stage()).isEqualTo(Stage.TURNED_DOWN);
            assertThat(store.objections().appeal("bafkno", World.key("x").address(), claims, "it is AI"))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("OTHERS_TRACK"));
            assertThat(store.objections().appeal("bafkno", World.UPLOADER, claims, "it is AI"))
                    .isEmpty();
            assertThat(store.objections().appeal("bafkno", World.UPLOADER, claims, "it is AI"))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("APPEALED"));
            assertThat(world.close().cases())
                    .filteredOn(c -> c.id().cid().equals("bafkno"))
                    .singleElement()
                    .matches(c -> c.kind() == CaseKind.APPEAL);
        }

        @Test
        void shouldTakeVerdictAndAppealUpTogetherWhenTheAppealCameFirst() {
            world.curators(20).track("bafkno", Outcome.REJECTED);
            assertThat(store.objections().appeal("bafkno", World.UPLOADER, List.of(Claim.ORIGIN), "it is AI"))
                    .isEmpty();
            EpochResult result = world.close();
            assertThat(result.cases()).singleElement().matches(c -> c.kind() == CaseKind.APPEAL);
            assertThat(store.status().of("bafkno").stage()).isEqualTo(Stage.PANEL);
            assertThat(new TonemarkRule(SignatureCheck.recovering(World.RULE.chainId()))
                            .close(store.epochs().input(0)))
                    .isEqualTo(result);
        }

        @Test
        void shouldAskForOriginTooWhenAnAppealContestsQualityAlone() {
            world.curators(20).track("bafkno", Outcome.REJECTED);
            assertThat(store.objections().appeal("bafkno", World.UPLOADER, List.of(Claim.QUALITY), "hear it"))
                    .isEmpty();
            assertThat(world.close().cases())
                    .singleElement()
                    .satisfies(c -> assertThat(c.claims()).containsExactly(Claim.ORIGIN, Claim.QUALITY));
        }

        @Test
        void shouldOpenOneCaseWhenANewerVerdictOvertakesAnAppeal() {
            world.curators(20).track("bafkno", Outcome.REJECTED);
            assertThat(store.objections().appeal("bafkno", World.UPLOADER, List.of(Claim.QUALITY), "hear it"))
                    .isEmpty();
            world.track("bafkno", Outcome.REVIEW);
            assertThat(world.close().cases())
                    .singleElement()
                    .satisfies(c -> assertThat(c.claims()).containsExactly(Claim.ORIGIN, Claim.QUALITY));
        }

        @Test
        void shouldSealANoteUntilTheCaseIsClosed() {
            world.curators(20).track("bafkone", Outcome.ACCEPTED);
            EpochResult opened = world.close();
            Seat seat = opened.seats().get(0);
            Ballot plain = world.ballot(seat.caseId(), seat.curator(), 7, Answer.YES);
            Ballot noted = new Ballot(
                    plain.caseId(),
                    plain.curator(),
                    plain.epoch(),
                    plain.sequence(),
                    plain.answers(),
                    plain.reasons(),
                    "",
                    "",
                    "Said \"so\".\n%",
                    "");
            world.everybodyVotes(opened);
            assertThat(store.ballots().cast(world.keyOf(seat.curator()).sign(noted, World.RULE.chainId())))
                    .isInstanceOf(Accepted.class);
            assertThat(store.status().of("bafkone").toString()).doesNotContain("Said");
            EpochResult closed = world.close();
            assertThat(store.status().of("bafkone").rounds())
                    .singleElement()
                    .satisfies(round -> assertThat(round.notes())
                            .containsExactly(new TrackStatus.Remark(seat.curator(), 1, "Said \"so\".\n%")));
            assertThat(new TonemarkRule(SignatureCheck.recovering(World.RULE.chainId()))
                            .close(store.epochs().input(1)))
                    .isEqualTo(closed);
        }

        @Test
        void shouldCloseGoldAndKeepTrainingOpen() {
            world.curators(20).track("bafkgold", Outcome.ACCEPTED);
            Address trainee = World.key("trainee").address();
            store.curators().admitByStake(trainee, null, 10, Standing.TRAINEE);
            assertThat(store.gold().gold("bafkgold", Map.of(Claim.QUALITY, true)))
                    .isEmpty();
            for (int i = 0; i < 12; i++) {
                assertThat(store.gold().training("bafktrain" + i, Map.of(Claim.QUALITY, i % 2 == 0)))
                        .isEmpty();
            }
            EpochResult opened = world.close();
            assertThat(store.status().of("bafkgold").rounds().get(0).kind()).isEqualTo(CaseKind.INTAKE);
            world.everybodyVotes(opened);
            KeyFile key = World.key("trainee");
            for (int i = 0; i < 12; i++) {
                Ballot answer = new Ballot(
                        new CaseId("bafktrain" + i, 0),
                        trainee,
                        1,
                        0,
                        List.of(new ClaimAnswer(Claim.QUALITY, i % 2 == 0 ? Answer.YES : Answer.NO)),
                        List.of(),
                        "",
                        "",
                        "",
                        "");
                assertThat(store.ballots().cast(key.sign(answer, World.RULE.chainId())))
                        .isInstanceOf(Accepted.class);
            }
            EpochResult closed = world.close();
            assertThat(closed.curators())
                    .filteredOn(c -> c.address().equals(trainee))
                    .extracting(Curator::standing)
                    .containsExactly(Standing.ACTIVE);
            assertThat(closed.cases()).hasSize(12).allMatch(c -> c.kind() == CaseKind.TRAINING);
            assertThat(store.gold().gold("bafkgold", Map.of(Claim.QUALITY, true)))
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("COUNTED"));
            assertThat(store.epochs().result(1)).isEqualTo(closed);
        }

        @Test
        void shouldAddNothingWhenVerdictsAndSubmissionsComeAgain() {
            JdbiSubmissions submissions = store.submissions();
            assertThat(submissions.submit("bafkone", World.UPLOADER, null, null))
                    .isInstanceOf(JdbiSubmissions.New.class);
            assertThat(submissions.submit("bafkone", World.UPLOADER, null, null))
                    .isInstanceOf(JdbiSubmissions.Known.class);
            assertThat(submissions.submit("bafkone", World.key("x").address(), null, null))
                    .isInstanceOf(JdbiSubmissions.Refused.class);
            var verdicts =
                    List.of(World.verdict("bafkone", Outcome.ACCEPTED), World.verdict("bafktwo", Outcome.REVIEW));
            assertThat(submissions.importVerdicts(verdicts)).isEqualTo(new JdbiSubmissions.Imported(2, 0, 0));
            assertThat(submissions.importVerdicts(verdicts)).isEqualTo(new JdbiSubmissions.Imported(0, 2, 0));
        }

        @Test
        void shouldSayWhichEpochsAreClosedWhenAskedForAnother() {
            assertThatThrownBy(() -> store.epochs().input(0)).hasMessage("no epoch is closed yet: run curate first");
            world.close();
            assertThatThrownBy(() -> store.epochs().result(1))
                    .hasMessage("epoch 1 is not closed: the closed ones are 0 … 0");
        }
    }

    @Nested
    class OnSqlite extends Contract {
        @Override
        DatabaseAddress fresh() {
            return Databases.sqlite(folder);
        }
    }

    @Nested
    class OnPostgresql extends Contract {
        @Override
        DatabaseAddress fresh() {
            return Databases.postgresql();
        }
    }
}
