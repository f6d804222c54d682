package org.tonemark.curation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/** What runs find to be the same recording shares the case of the first submission. */
@ExtendWith(Databases.class)
class SameRecordingTest {
    private static final Address OTHER = Address.parse("0x00000000000000000000000000000000000000aa");
    private static final String FIRST = "bafkzfirst";
    private static final String SECOND = "bafksecond";
    private static final String THIRD = "bafkathird";

    @TempDir
    Path folder;

    /** A second later at each look. */
    private static final class Ticking extends Clock {
        private long seconds;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return World.CLOCK.instant().plusSeconds(seconds++);
        }
    }

    abstract class Contract {
        World world;
        CurationStore store;

        abstract DatabaseAddress fresh();

        @BeforeEach
        void open() {
            world = new World(CurationStore.open(fresh(), World.RULE, World.key("server"), new Ticking()));
            store = world.store;
            world.curators(40);
        }

        @AfterEach
        void close() {
            store.close();
        }

        private void submit(String cid, Address uploader) {
            assertThat(store.submissions().submit(cid, uploader, null, null)).isInstanceOf(JdbiSubmissions.New.class);
        }

        private void found(String cid, Outcome outcome, String... originals) {
            Verdict own = World.verdict(cid, outcome);
            store.submissions().importVerdicts(List.of(with(own, List.of(originals))));
        }

        private Verdict with(Verdict own, List<String> originals) {
            List<Known> known = originals.stream()
                    .map(o -> new Known(Known.Kind.DUPLICATE, o, null, null, Outcome.ACCEPTED, 0, 15, 0, 15, 1, 1, 50))
                    .toList();
            return new Verdict(
                    own.input(),
                    own.cid(),
                    own.outcome(),
                    own.reasons(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    own.model(),
                    own.policy(),
                    own.tonemark(),
                    known,
                    List.of());
        }

        private Stage stage(String cid) {
            return store.status().of(cid).stage();
        }

        /** Closes until nothing is open; everybody votes. */
        private void decide(int epochs) {
            for (int i = 0; i < epochs; i++) {
                world.everybodyVotes(world.close());
            }
        }

        @Test
        void shouldShareTheCaseOfTheFirstSubmissionThroughAChain() {
            submit(FIRST, World.UPLOADER);
            submit(SECOND, OTHER);
            submit(THIRD, OTHER);
            found(FIRST, Outcome.ACCEPTED);
            found(SECOND, Outcome.ACCEPTED, FIRST);
            found(THIRD, Outcome.ACCEPTED, SECOND);
            assertThat(store.status().of(THIRD).nearDuplicateOf()).isEqualTo(FIRST);
            assertThat(store.status().of(SECOND).message()).contains("The same recording as " + FIRST);
            EpochResult first = world.close();
            assertThat(first.cases())
                    .extracting(c -> c.id().cid())
                    .contains(FIRST)
                    .doesNotContain(SECOND, THIRD);
            world.everybodyVotes(first);
            decide(3);
            for (String cid : List.of(FIRST, SECOND, THIRD)) {
                assertThat(stage(cid)).as(cid).isEqualTo(Stage.PROMOTED);
            }
            assertThat(store.status().of(THIRD).rounds()).allMatch(r -> r.seats() == 0);
            assertThat(store.objections().disputes(null)).isEmpty();
            for (int epoch = 0; epoch < 4; epoch++) {
                EpochInput input = store.epochs().input(epoch);
                assertThat(new TonemarkRule(SignatureCheck.trusting()).close(input))
                        .isEqualTo(store.epochs().result(epoch));
            }
        }

        @Test
        void shouldKeepTheRankOfWhoSubmittedFirstHereWhateverTheRunSays() {
            submit(FIRST, World.UPLOADER);
            submit(SECOND, OTHER);
            found(SECOND, Outcome.ACCEPTED);
            found(FIRST, Outcome.ACCEPTED, SECOND);
            assertThat(store.status().of(FIRST).nearDuplicateOf()).isNull();
            assertThat(store.status().of(SECOND).nearDuplicateOf()).isEqualTo(FIRST);
            found(THIRD, Outcome.ACCEPTED, "bafkelsewhere");
            submit(THIRD, OTHER);
            assertThat(store.status().of(THIRD).nearDuplicateOf())
                    .as("an original that was not submitted here has no case to share")
                    .isNull();
        }

        @Test
        void shouldTurnDownWhatRepeatsATrackThatWasTurnedDown() {
            submit(FIRST, World.UPLOADER);
            submit(SECOND, OTHER);
            found(FIRST, Outcome.REJECTED);
            found(SECOND, Outcome.ACCEPTED, FIRST);
            assertThat(stage(SECOND)).isEqualTo(Stage.TURNED_DOWN);
            decide(3);
            assertThat(stage(SECOND)).isEqualTo(Stage.TURNED_DOWN);
            assertThat(store.epochs().result(1).cases()).isEmpty();
            assertThat(store.epochs().input(1).submissions())
                    .singleElement()
                    .satisfies(s -> assertThat(s.outcome()).isEqualTo(Outcome.REJECTED));
            assertThat(store.epochs().input(2).submissions())
                    .as("taken up once")
                    .isEmpty();
            assertThat(store.objections().appeal(SECOND, OTHER, List.of(Claim.ORIGIN), "Hear it again."))
                    .as("a panel of its own would be a second try")
                    .hasValueSatisfying(r -> assertThat(r.code()).isEqualTo("REPEATS"));
            assertThat(store.objections().appeal(FIRST, World.UPLOADER, List.of(Claim.ORIGIN), "Hear it again."))
                    .isEmpty();
        }

        @Test
        void shouldDisputeWhatIsFoundAfterBothWereDecided() {
            submit(FIRST, World.UPLOADER);
            submit(SECOND, OTHER);
            found(FIRST, Outcome.ACCEPTED);
            found(SECOND, Outcome.ACCEPTED);
            decide(3);
            assertThat(stage(SECOND)).isEqualTo(Stage.PROMOTED);
            found(SECOND, Outcome.ACCEPTED, FIRST);
            found(SECOND, Outcome.ACCEPTED, FIRST);
            assertThat(store.objections().disputes(null)).singleElement().satisfies(d -> {
                assertThat(d.cid()).isEqualTo(SECOND);
                assertThat(d.statement()).contains("same recording as " + FIRST);
            });
            assertThat(stage(SECOND)).as("until an operator resolves it").isEqualTo(Stage.PROMOTED);
            long id = store.objections().disputes(SECOND).get(0).id();
            assertThat(store.objections().resolve(id, true, "Shares the first one's case."))
                    .isEmpty();
            assertThat(stage(SECOND)).isEqualTo(Stage.REVOKED);
            assertThat(stage(FIRST)).isEqualTo(Stage.PROMOTED);
        }

        @Test
        void shouldDisputeATrackThatALaterRunRejects() {
            submit(FIRST, World.UPLOADER);
            found(FIRST, Outcome.ACCEPTED);
            decide(3);
            found(FIRST, Outcome.REJECTED);
            found(FIRST, Outcome.ACCEPTED);
            assertThat(store.objections().disputes(FIRST))
                    .singleElement()
                    .satisfies(d -> assertThat(d.statement()).contains("rejects this track: TEST"));
            assertThat(store.status().of(FIRST).verdicts())
                    .extracting(TrackStatus.VerdictSummary::outcome)
                    .as("a verdict that was there before changes nothing")
                    .containsExactly("accepted", "rejected");
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
