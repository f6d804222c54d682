package org.tonemark.curation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.EpochInput;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.core.hash.RawCid;
import org.tonemark.curation.core.provenance.GenerationRecord;
import org.tonemark.curation.core.provenance.SignedRecord;
import org.tonemark.curation.store.JdbiSubmissions.Known;
import org.tonemark.curation.store.JdbiSubmissions.New;
import org.tonemark.curation.store.JdbiSubmissions.Refused;
import org.tonemark.curation.store.JdbiSubmissions.Submitted;
import org.tonemark.curation.store.TrackStatus.Relative;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;

/** Generation records and lineage, on SQLite and on PostgreSQL. */
@ExtendWith(Databases.class)
class RecordStoreTest {
    private static final KeyFile KEY = World.key("uploader");
    static final Address UPLOADER = KEY.address();

    @TempDir
    Path folder;

    static String cid(String name) {
        return RawCid.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private static GenerationRecord record(String track, List<String> parents, List<String> external) {
        return new GenerationRecord(
                "2026-11-21T12:00:00Z",
                external,
                "v5",
                parents,
                "calm",
                null,
                "CC0-1.0",
                GenerationRecord.SCHEMA,
                null,
                "Suno",
                track,
                UPLOADER);
    }

    static SignedRecord signed(String name, List<String> parents, List<String> external) {
        return SignedRecord.sign(record(cid(name), parents, external), new BigInteger(KEY.secretText(), 16));
    }

    abstract class Contract {
        World world;
        JdbiSubmissions submissions;

        abstract DatabaseAddress fresh();

        @BeforeEach
        void open() {
            world = World.open(fresh());
            submissions = world.store.submissions();
        }

        @AfterEach
        void close() {
            world.store.close();
        }

        private Submitted submit(String name, String... parents) {
            List<String> cids = List.of(parents).stream().map(p -> cid(p)).toList();
            return submissions.submit(cid(name), UPLOADER, signed(name, cids, List.of()), null);
        }

        private void refused(Submitted submitted, String code) {
            assertThat(submitted)
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.refusal().code()).isEqualTo(code));
        }

        @Test
        void shouldKeepARecordWithItsSubmissionOnly() {
            SignedRecord record = signed("a", List.of(), List.of());
            assertThat(submit("a")).isInstanceOf(New.class);
            assertThat(submit("a")).isInstanceOf(Known.class);
            assertThat(submissions.submit(cid("a"), UPLOADER, null, null)).isInstanceOf(Known.class);
            refused(
                    submissions.submit(cid("a"), UPLOADER, signed("a", List.of(), List.of(cid("z"))), null),
                    "RECORD_FIXED");
            TrackStatus status = world.store.status().of(cid("a"));
            assertThat(status.recordCid()).isEqualTo(RawCid.of(CurationJson.writeBytes(record)));
            assertThat(status.record()).isEqualTo(record.record());
            submissions.submit(cid("b"), UPLOADER, null, null);
            refused(submissions.submit(cid("b"), UPLOADER, signed("b", List.of(), List.of()), null), "RECORD_FIXED");
            submit("c", "a");
            assertThatThrownBy(() -> world.store
                            .database()
                            .write(handle -> handle.execute("UPDATE generation_record SET body = ''")))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() ->
                            world.store.database().write(handle -> handle.execute("DELETE FROM parent WHERE 1 = 1")))
                    .hasMessageContaining("append-only");
        }

        @Test
        void shouldRefuseARecordThatIsNotTheUploadersOnTheTrack() {
            SignedRecord record = signed("a", List.of(), List.of());
            refused(submissions.submit(cid("b"), UPLOADER, record, null), "RECORD_TRACK");
            refused(submissions.submit(cid("a"), World.UPLOADER, record, null), "RECORD_UPLOADER");
            refused(
                    submissions.submit(cid("a"), UPLOADER, new SignedRecord(record.record(), null), null),
                    "RECORD_SIGNATURE");
            SignedRecord others = SignedRecord.sign(record.record(), BigInteger.TEN);
            refused(submissions.submit(cid("a"), UPLOADER, others, null), "RECORD_SIGNATURE");
            assertThat(world.store.status().of(cid("a")).stage()).isEqualTo(Stage.UNKNOWN);
        }

        @Test
        void shouldShowTheFamilyAndRefuseOneThatCannotBe() {
            refused(submit("b", "a"), "UNKNOWN_PARENT");
            submit("a");
            submit("b", "a");
            submit("c", "b", "a");
            submissions.submit(cid("d"), UPLOADER, signed("d", List.of(cid("c")), List.of(cid("x"))), null);
            refused(submit("x", "d"), "LINEAGE_CYCLE");
            assertThat(submit("x")).isInstanceOf(New.class);
            TrackStatus.Family ofD = world.store.status().of(cid("d")).family();
            assertThat(ofD.ancestors())
                    .containsExactly(
                            new Relative(cid("c"), 1, Stage.SUBMITTED),
                            new Relative(cid("x"), 1, Stage.SUBMITTED),
                            new Relative(cid("b"), 2, Stage.SUBMITTED),
                            new Relative(cid("a"), 2, Stage.SUBMITTED));
            assertThat(ofD.descendants()).isEmpty();
            assertThat(world.store.status().of(cid("a")).family().descendants())
                    .extracting(Relative::cid)
                    .containsExactlyInAnyOrder(cid("b"), cid("c"), cid("d"));
        }

        @Test
        void shouldShowSomeOfAVeryLargeFamily() {
            submit("a");
            for (int i = 0; i <= TrackStatus.Family.MOST; i++) {
                submit("child " + i, "a");
            }
            TrackStatus.Family family = world.store.status().of(cid("a")).family();
            assertThat(family.descendants()).hasSize(TrackStatus.Family.MOST);
            assertThat(family.more()).isTrue();
        }

        @Test
        void shouldSayWhatBecameOfAParent() {
            submit("a");
            submit("b", "a");
            long dispute = ((JdbiObjections.Taken) world.store.objections().dispute(cid("a"), "mine", "x")).id();
            world.store.objections().resolve(dispute, true, "so it is");
            TrackStatus child = world.store.status().of(cid("b"));
            assertThat(child.stage()).isEqualTo(Stage.SUBMITTED);
            assertThat(child.family().notes())
                    .singleElement()
                    .asString()
                    .contains("Its parent " + cid("a") + " lost its promotion to a dispute");
            assertThat(world.store.status().of(cid("a")).family().notes())
                    .singleElement()
                    .asString()
                    .contains("keep their own decisions");
        }

        /** The record's CID is input of the epoch that decides on the track, and changes its root. */
        @Test
        void shouldBePartOfTheDecision() {
            world.curators(20);
            submit("a");
            submissions.importVerdicts(List.of(World.verdict(cid("a"), Outcome.ACCEPTED)));
            EpochResult result = world.close();
            EpochInput input = world.store.epochs().input(0);
            String recordCid = world.store.status().of(cid("a")).recordCid();
            assertThat(input.submissions()).singleElement().matches(s -> recordCid.equals(s.recordCid()));
            TonemarkRule rule = new TonemarkRule(SignatureCheck.trusting());
            assertThat(rule.close(input).root()).isEqualTo(result.root());
            String json = CurationJson.write(input);
            for (String other : List.of("null", "\"" + cid("other") + "\"")) {
                EpochInput changed = CurationJson.read(json.replace("\"" + recordCid + "\"", other), EpochInput.class);
                assertThat(rule.close(changed).root()).isNotEqualTo(result.root());
            }
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
