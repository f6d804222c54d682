package org.tonemark.curation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** What is attested of closed epochs, on SQLite and on PostgreSQL. */
@ExtendWith(Databases.class)
class DecidedCasesTest {
    private static final String RECORDED = RecordStoreTest.cid("recorded");

    @TempDir
    Path folder;

    abstract class Contract {
        private World world;
        private CurationStore store;

        abstract DatabaseAddress fresh();

        @BeforeEach
        void open() {
            world = World.open(fresh());
            store = world.store;
        }

        @AfterEach
        void close() {
            store.close();
        }

        /** Two promoted, one rejected, all in epoch 1. */
        private EpochResult decided() {
            world.curators(80);
            store.submissions()
                    .submit(
                            RECORDED,
                            RecordStoreTest.UPLOADER,
                            RecordStoreTest.signed("recorded", List.of(), List.of()),
                            null);
            store.submissions().importVerdicts(List.of(World.verdict(RECORDED, Outcome.ACCEPTED)));
            world.track("bafkgood1", Outcome.ACCEPTED).track("bafkbad0", Outcome.ACCEPTED);
            world.everybodyVotes(world.close());
            return world.close();
        }

        @Test
        void shouldGiveEveryFinalDecisionOnce() {
            EpochResult result = decided();
            List<AttestedDecision> all = store.decided().decidedIn(1);
            List<Decision> last = result.decisions().stream()
                    .filter(d -> d.status() != Status.NEEDS_MORE)
                    .toList();
            assertThat(last).hasSize(3);
            assertThat(all)
                    .extracting(AttestedDecision::caseId)
                    .isEqualTo(last.stream().map(Decision::caseId).toList());
            for (int i = 0; i < all.size(); i++) {
                AttestedDecision one = all.get(i);
                assertThat(one.outcome()).isEqualTo(last.get(i).status());
                assertThat(one.reason()).isEqualTo(last.get(i).reason());
                boolean recorded = one.caseId().cid().equals(RECORDED);
                assertThat(one.uploader()).isEqualTo(recorded ? RecordStoreTest.UPLOADER : World.UPLOADER);
                assertThat(one.record())
                        .isEqualTo(recorded ? store.status().of(RECORDED).recordCid() : "");
                assertThat(one.epochRoot()).isEqualTo(new Bytes32("0x" + result.root()));
                assertThat(one.closedAt()).isEqualTo(World.CLOCK.instant().getEpochSecond());
                Verdict verdict = World.verdict(one.caseId().cid(), Outcome.ACCEPTED);
                assertThat(one.evidence())
                        .isEqualTo(AttestedDecision.evidence(VerdictJson.write(verdict), last.get(i)));
                assertThat(store.decided().decision(one.caseId())).contains(one);
                assertThat(store.decided().decisions(one.caseId().cid())).containsExactly(one);
            }
            assertThat(store.decided().decidedIn(0)).isEmpty();
            assertThat(store.decided().decidedIn(2)).isEmpty();
        }

        @Test
        void shouldStayTheSameWhenEpochsFollow() {
            decided();
            List<AttestedDecision> before = new ArrayList<>(store.decided().decidedIn(1));
            world.track("bafklater", Outcome.REVIEW);
            world.close();
            assertThat(store.decided().decidedIn(1)).isEqualTo(before);
        }

        @Test
        void shouldLeaveOutWhatTheOperatorPlanted() {
            world.track("bafkgood9", Outcome.ACCEPTED);
            assertThat(store.gold().gold("bafkgood9", Map.of(Claim.QUALITY, true)))
                    .isEmpty();
            EpochResult result = decided();
            assertThat(result.decisions())
                    .anyMatch(d -> d.caseId().cid().equals("bafkgood9") && d.kind() == CaseKind.GOLD);
            assertThat(store.decided().decidedIn(1)).hasSize(3);
            assertThat(store.decided().decisions("bafkgood9")).isEmpty();
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
