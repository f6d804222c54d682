package org.tonemark.curation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Candidate;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.outbox.Note;
import org.tonemark.curation.core.port.Outbox;

/** The contract of {@link Outbox} and the batch store, on both databases. */
@ExtendWith(Databases.class)
class OutboxTest {
    private static final Address ACCOUNT = Address.of(new byte[20]);
    private static final Action ACTION = new Action(Action.Kind.ATTEST, 31337, ACCOUNT, ACCOUNT, word(7), "0xf17325e7");

    @TempDir
    Path folder;

    private CurationDatabase open(String kind) {
        return CurationDatabase.open(kind.equals("sqlite") ? Databases.sqlite(folder) : Databases.postgresql());
    }

    private static Bytes32 word(int value) {
        return new Bytes32("0x%064x".formatted(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void shouldKeepAnActionOnceWhenIntendedTwice(String kind) {
        try (CurationDatabase database = open(kind)) {
            Outbox outbox = new JdbiOutbox(database, Clock.systemUTC());
            outbox.intend(ACTION);
            outbox.intend(ACTION);
            assertThat(outbox.open(31337, ACCOUNT)).hasSize(1);
            assertThat(outbox.open(1, ACCOUNT)).isEmpty();
            assertThat(outbox.entry(ACTION.key()).orElseThrow().action()).isEqualTo(ACTION);
            assertThat(outbox.entry("attest/none")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void shouldTellTheLiveNonceWhenOneWasDisplaced(String kind) {
        try (CurationDatabase database = open(kind)) {
            Outbox outbox = new JdbiOutbox(database, Clock.systemUTC());
            outbox.intend(ACTION);
            outbox.sign(ACTION, new Candidate(word(1), 4, "0x01", 10, 1, 100));
            outbox.sign(ACTION, new Candidate(word(2), 4, "0x02", 20, 2, 103));
            assertThat(outbox.entry(ACTION.key()).orElseThrow().live()).hasSize(2);
            outbox.note(ACTION, new Note.Displaced(4));
            assertThat(outbox.entry(ACTION.key()).orElseThrow().nonce()).isEqualTo(OptionalLong.empty());
            outbox.sign(ACTION, new Candidate(word(3), 5, "0x03", 20, 2, 110));
            assertThat(outbox.entry(ACTION.key()).orElseThrow().live())
                    .containsExactly(new Candidate(word(3), 5, "0x03", 20, 2, 110));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void shouldBeOpenAgainWhenASettledLandingIsLost(String kind) {
        try (CurationDatabase database = open(kind)) {
            Outbox outbox = new JdbiOutbox(database, Clock.systemUTC());
            outbox.intend(ACTION);
            Landing landing = new Landing(word(1), 12, word(2), word(3));
            outbox.note(ACTION, new Note.Landed(landing));
            assertThat(outbox.entry(ACTION.key()).orElseThrow().landing()).contains(landing);
            outbox.note(ACTION, new Note.Settled());
            assertThat(outbox.open(31337, ACCOUNT)).isEmpty();
            assertThat(outbox.entry(ACTION.key()).orElseThrow().settled()).isTrue();
            outbox.note(ACTION, new Note.Lost());
            assertThat(outbox.open(31337, ACCOUNT)).hasSize(1);
            assertThat(outbox.entry(ACTION.key()).orElseThrow().landing()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void shouldTellOperatorsHowFarActionsAndBatchesAre(String kind) {
        try (CurationDatabase database = open(kind)) {
            Clock clock = Clock.fixed(Instant.ofEpochMilli(5_000), ZoneOffset.UTC);
            Outbox outbox = new JdbiOutbox(database, clock);
            JdbiOverview overview = new JdbiOverview(database);
            assertThat(overview.outbox()).isEqualTo(new JdbiOverview.Outbox(0, 0, 0, 0, 0, 0, null));
            outbox.intend(ACTION);
            assertThat(overview.outbox()).isEqualTo(new JdbiOverview.Outbox(0, 0, 1, 0, 0, 0, 5_000L));
            outbox.sign(ACTION, new Candidate(word(1), 4, "0x01", 10, 1, 100));
            assertThat(overview.outbox()).isEqualTo(new JdbiOverview.Outbox(0, 0, 0, 1, 0, 0, 5_000L));
            outbox.note(ACTION, new Note.Displaced(4));
            assertThat(overview.outbox()).isEqualTo(new JdbiOverview.Outbox(0, 0, 1, 0, 0, 0, 5_000L));
            outbox.sign(ACTION, new Candidate(word(2), 5, "0x02", 10, 1, 101));
            outbox.note(ACTION, new Note.Landed(new Landing(word(2), 12, word(3), word(4))));
            assertThat(overview.outbox()).isEqualTo(new JdbiOverview.Outbox(0, 0, 0, 0, 1, 0, 5_000L));
            outbox.note(ACTION, new Note.Settled());
            assertThat(overview.outbox()).isEqualTo(new JdbiOverview.Outbox(0, 0, 0, 0, 0, 1, null));
            outbox.note(ACTION, new Note.Lost());
            assertThat(overview.outbox()).isEqualTo(new JdbiOverview.Outbox(0, 0, 0, 1, 0, 0, 5_000L));
            JdbiBatchStore batches = new JdbiBatchStore(database, clock);
            BatchRecord batch = batch(1);
            batches.add(batch, List.of(signed(10, batch.root())));
            assertThat(overview.outbox().unpublished()).isEqualTo(1);
            batches.published(batch.root(), "here");
            assertThat(overview.outbox().unpublished()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void shouldGiveTheLockToOneAtATime(String kind) {
        try (CurationDatabase database = open(kind)) {
            Outbox outbox = new JdbiOutbox(database, Clock.systemUTC());
            Outbox.Lock lock = outbox.lock().orElseThrow();
            assertThat(outbox.lock()).isEmpty();
            lock.close();
            outbox.lock().orElseThrow().close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void shouldRefuseADecisionInTwoBatches(String kind) {
        try (CurationDatabase database = open(kind)) {
            JdbiBatchStore batches = new JdbiBatchStore(database, Clock.systemUTC());
            BatchRecord first = batch(1);
            SignedDecision signed = signed(10, first.root());
            batches.add(first, List.of(signed));
            batches.add(first, List.of(signed));
            batches.published(first.root(), "here");
            assertThat(batches.batch(first.root()).orElseThrow().published()).isTrue();
            assertThat(batches.attestations(first.root())).containsExactly(signed);
            assertThat(batches.ofTrack("bafy")).containsExactly(signed);
            assertThat(batches.attestedIn(3, 31337, ACCOUNT)).containsExactly(new CaseId("bafy", 0));
            BatchRecord second = batch(2);
            assertThatThrownBy(() -> batches.add(second, List.of(signed(11, second.root()))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bafy/0");
            assertThat(batches.batches(31337, ACCOUNT)).hasSize(1);
        }
    }

    private static BatchRecord batch(int root) {
        return new BatchRecord(word(root), 31337, ACCOUNT, ACCOUNT, 1, "bafyfolder", false);
    }

    private static SignedDecision signed(int uid, Bytes32 batch) {
        return new SignedDecision(word(uid), new CaseId("bafy", 0), 3, Status.PROMOTED, batch, "{}");
    }
}
