package org.tonemark.curation.chain.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.local.LocalChain;
import org.tonemark.curation.chain.rpc.EasReader;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.chain.rpc.OnchainAttestation;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.port.Outbox;
import org.tonemark.curation.store.CurationDatabase;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.JdbiOutbox;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;

/** The sender against a real node, the real contracts and a real database. */
class SenderTest {
    private static final Credentials KEY = Credentials.create(ECKeyPair.create(BigInteger.valueOf(4711)));
    private static final SendPolicy POLICY = new SendPolicy(1, 8, 1_000_000_000_000L, 3, 4);

    @TempDir
    Path folder;

    private LocalChain chain;
    private EthNode node;
    private CurationDatabase database;
    private Outbox outbox;
    private Sender sender;
    private Actions actions;

    @BeforeAll
    static void needsTheNode() {
        assumeTrue(LocalChain.installed(), "anvil is not installed: ./test installs it where npm is");
    }

    @BeforeEach
    void open() throws IOException {
        chain = new LocalChain();
        node = new EthNode(chain.anvil().url(), Duration.ofSeconds(5));
        reopen("outbox.db");
        chain.control().fund(sender.account(), 100);
        chain.control().mine(10);
        register();
    }

    @AfterEach
    void close() {
        database.close();
        node.close();
        chain.close();
    }

    /** What a program that starts does. */
    private void reopen(String name) {
        if (database != null) {
            database.close();
        }
        database = CurationDatabase.open(new DatabaseAddress.Sqlite(folder.resolve(name)));
        outbox = new JdbiOutbox(database, Clock.systemUTC());
        sender = new Sender(node, chain.contracts(), KEY, outbox, POLICY);
        actions = new Actions(chain.contracts(), sender.account());
    }

    private void register() throws IOException {
        outbox.intend(actions.register(EasSchema.DECISION));
        outbox.intend(actions.register(EasSchema.BATCH));
        untilDone();
    }

    private void untilDone() throws IOException {
        for (int i = 0; i < 60; i++) {
            if (sender.round().stream().allMatch(Progress::done)) {
                return;
            }
            chain.control().mine(1);
        }
        throw new AssertionError("not done: " + sender.round());
    }

    private void untilSettled() throws IOException {
        for (int i = 0; i < 60 && !sender.round().isEmpty(); i++) {
            chain.control().mine(1);
        }
        assertThat(outbox.open(chain.contracts().chainId(), sender.account())).isEmpty();
    }

    private static BatchData batch(int n) {
        return new BatchData(new Bytes32("0x%064x".formatted(n)), 10, new Bytes32("0x%064x".formatted(n + 1000)));
    }

    private Entry entry(Action action) {
        return outbox.entry(action.key()).orElseThrow();
    }

    private List<Landing> onChain() throws IOException {
        return new EasReader(node, chain.contracts())
                .batches(
                        sender.account(),
                        0,
                        node.block(EthNode.Tag.LATEST).orElseThrow().number());
    }

    private OnchainAttestation attestation(Landing landing) throws IOException {
        return new EasReader(node, chain.contracts()).attestation(landing.uid()).orElseThrow();
    }

    @Test
    void shouldAttestOnceWhenAskedTwice() throws Exception {
        Action attest = actions.attest(batch(1));
        outbox.intend(attest);
        outbox.intend(attest);
        untilSettled();
        assertThat(onChain()).hasSize(1);
        Landing landing = entry(attest).landing().orElseThrow();
        assertThat(node.receipt(landing.transaction().hex()).orElseThrow().gasUsed())
                .as("30 gas a CID at 10,000")
                .isLessThanOrEqualTo(300_000);
        assertThat(landing).isEqualTo(onChain().get(0));
        OnchainAttestation found = attestation(landing);
        assertThat(BatchData.decode(found.data())).isEqualTo(batch(1));
        assertThat(found.attester()).isEqualTo(sender.account());
        assertThat(found.revoked()).isFalse();
    }

    @Test
    void shouldTakeWhatStandsThereWhenTheOutboxWasLost() throws Exception {
        outbox.intend(actions.attest(batch(2)));
        untilSettled();
        reopen("another.db");
        outbox.intend(actions.register(EasSchema.BATCH));
        outbox.intend(actions.attest(batch(2)));
        untilSettled();
        assertThat(outbox.start(chain.contracts().chainId(), sender.account()).orElseThrow())
                .isBetween(5L, onChain().get(0).block());
        assertThat(onChain()).hasSize(1);
        assertThat(entry(actions.attest(batch(2))).candidates()).isEmpty();
        assertThat(entry(actions.attest(batch(2))).landing()).contains(onChain().get(0));
    }

    @Test
    void shouldLandAgainWhenAReorganisationTakesTheBlockBack() throws Exception {
        Action attest = actions.attest(batch(3));
        outbox.intend(attest);
        sender.round(); // signs and sends
        chain.control().mine(1);
        sender.round();
        chain.control().ask("anvil_reorg", 3, List.of());
        untilSettled();
        assertThat(onChain()).hasSize(1);
        assertThat(entry(attest).candidates()).hasSize(1);
    }

    @Test
    void shouldTakeAnotherNonceWhenSomethingElseUsedItFinally() throws Exception {
        Action attest = actions.attest(batch(4));
        chain.control().ask("evm_setAutomine", false);
        outbox.intend(attest);
        sender.round();
        chain.control()
                .ask(
                        "anvil_dropTransaction",
                        entry(attest).candidates().get(0).hash().hex());
        foreign(entry(attest).candidates().get(0).nonce());
        chain.control().mine(1);
        assertThat(sender.round().get(sender.round().size() - 1).sentence()).contains("not yet finally");
        untilSettled();
        assertThat(onChain()).hasSize(1);
        assertThat(entry(attest).candidates()).hasSize(2);
        assertThat(entry(attest).candidates().get(1).nonce())
                .isGreaterThan(entry(attest).candidates().get(0).nonce());
    }

    @Test
    void shouldPayMoreUpToTheCapWhenFeesRise() throws Exception {
        chain.control().ask("evm_setAutomine", false);
        Action attest = actions.attest(batch(5));
        outbox.intend(attest);
        sender.round();
        long first = entry(attest).candidates().get(0).maxFee();
        for (int i = 0; i < 5; i++) {
            chain.control().ask("anvil_setNextBlockBaseFeePerGas", "0x" + Long.toHexString(first * 3));
            chain.control().mine(1);
            sender.round();
        }
        assertThat(entry(attest).candidates().size()).isGreaterThan(1);
        assertThat(entry(attest).candidates()).allMatch(c -> c.maxFee() <= POLICY.maxFee());
        untilSettled();
        assertThat(onChain()).hasSize(1);
    }

    @Test
    void shouldWaitAndSaySoWhenFeesAreOverTheCap() throws Exception {
        chain.control().ask("evm_setAutomine", false);
        chain.control().ask("anvil_setNextBlockBaseFeePerGas", "0x" + Long.toHexString(2 * POLICY.maxFee()));
        chain.control().mine(1);
        outbox.intend(actions.attest(batch(6)));
        assertThat(sender.round().get(sender.round().size() - 1).sentence()).contains("over the cap");
        assertThat(entry(actions.attest(batch(6))).candidates()).isEmpty();
    }

    @Test
    void shouldFillTheGapWhenAnEarlierNonceIsGone() throws Exception {
        chain.control().ask("evm_setAutomine", false);
        long nonce = node.nonce(sender.account(), EthNode.Tag.LATEST);
        foreign(nonce);
        chain.control().mine(1);
        Action attest = actions.attest(batch(7));
        outbox.intend(attest);
        sender.round(); // takes the nonce after the other's
        chain.control().ask("anvil_reorg", 1, List.of());
        chain.control().ask("anvil_dropAllTransactions");
        assertThat(node.nonce(sender.account(), EthNode.Tag.LATEST)).isEqualTo(nonce);
        untilSettled();
        assertThat(onChain()).hasSize(1);
    }

    @Test
    void shouldRevokeTheLaterOneWhenABatchStandsTwice() throws Exception {
        outbox.intend(actions.attest(batch(8)));
        untilSettled();
        long nonce = node.nonce(sender.account(), EthNode.Tag.LATEST);
        node.send(new TransactionSigner(KEY, chain.contracts().chainId())
                .sign(actions.attest(batch(8)), nonce, 400_000, new Fees(10_000_000_000L, 1), 0)
                .raw());
        chain.control().mine(10);
        Audit audit = new Audit(sender, node, chain.contracts(), outbox);
        assertThat(audit.run(List.of(batch(8).root())).doubled())
                .containsExactly(onChain().get(1).uid());
        untilSettled();
        assertThat(attestation(onChain().get(0)).revoked()).isFalse();
        assertThat(attestation(onChain().get(1)).revoked()).isTrue();
        chain.control().mine(10);
        assertThat(audit.run(List.of(batch(8).root())).clean()).isTrue();
        assertThat(audit.run(List.of()).unknown()).containsOnlyKeys(batch(8).root());
    }

    @Test
    void shouldRevokeAnOffchainAttestationOnce() throws Exception {
        Bytes32 uid = new Bytes32("0x%064x".formatted(99));
        outbox.intend(actions.revokeOffchain(uid));
        untilSettled();
        assertThat(new EasReader(node, chain.contracts()).revokedOffchain(sender.account(), uid))
                .isPositive();
        reopen("third.db");
        outbox.intend(actions.revokeOffchain(uid));
        untilSettled();
        assertThat(entry(actions.revokeOffchain(uid)).candidates()).isEmpty();
    }

    /** A transaction of the same account that is none of ours. */
    private void foreign(long nonce) throws IOException {
        Action fill = FillNonce.action(chain.contracts().chainId(), sender.account(), 12345);
        node.send(new TransactionSigner(KEY, chain.contracts().chainId())
                .sign(fill, nonce, 30_000, new Fees(20_000_000_000L, 2_000_000_000L), 0)
                .raw());
    }
}
