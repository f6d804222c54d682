package org.tonemark.curation.chain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tonemark.curation.chain.Samples;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.batch.FolderCid;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.chain.local.LocalChain;
import org.tonemark.curation.chain.receipt.Finding.Result;
import org.tonemark.curation.chain.receipt.Finding.Step;
import org.tonemark.curation.chain.receipt.Receipt.InBatch;
import org.tonemark.curation.chain.receipt.Receipt.OnChain;
import org.tonemark.curation.chain.rpc.EasCalls;
import org.tonemark.curation.chain.rpc.EasCheckNode;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.outbox.Landing;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Against a real node with the real contracts, and against servers that are no nodes. */
class ChainCheckTest {
    private static final BigInteger STRANGER = BigInteger.valueOf(666);
    private static final BigInteger NEXT_KEY = BigInteger.valueOf(424243);
    private static final Address ATTESTOR = Secp256k1.address(Samples.KEY);
    private static final Address NEXT = Secp256k1.address(NEXT_KEY);
    private static final Bytes32 FOLDER = Samples.hash("folder");

    private static LocalChain chain;
    private static EthNode node;
    private static EasDomain domain;
    private static Trust trust;
    private static int used;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(LocalChain.installed(), "anvil is not installed: ./test installs it where npm is");
        chain = new LocalChain();
        node = new EthNode(chain.anvil().url(), Duration.ofSeconds(5));
        domain = chain.contracts().domain();
        trust = new Trust(Set.of(ATTESTOR), domain);
        for (BigInteger key : List.of(Samples.KEY, NEXT_KEY, STRANGER)) {
            chain.control().fund(Secp256k1.address(key), 100);
        }
        for (EasSchema schema : EasSchema.values()) {
            send(STRANGER, chain.contracts().registry(), EasCalls.register(schema));
        }
    }

    @AfterAll
    static void close() {
        if (chain != null) {
            node.close();
            chain.close();
        }
    }

    private static Landing send(BigInteger key, Address to, String data) throws IOException {
        Credentials sender = Credentials.create(ECKeyPair.create(key));
        long nonce = node.nonce(Address.parse(sender.getAddress()), EthNode.Tag.LATEST);
        RawTransaction raw = RawTransaction.createTransaction(
                domain.chainId(),
                BigInteger.valueOf(nonce),
                BigInteger.valueOf(3_000_000),
                to.hex(),
                BigInteger.ZERO,
                data,
                BigInteger.valueOf(1_000_000_000L),
                BigInteger.valueOf(100_000_000_000L));
        EthNode.Sent sent = node.send(Numeric.toHexString(TransactionEncoder.signMessage(raw, sender)));
        assertThat(sent).isInstanceOf(EthNode.Taken.class);
        String hash = ((EthNode.Taken) sent).transaction();
        Optional<org.tonemark.curation.chain.rpc.Receipt> receipt = Optional.empty();
        for (int i = 0; i < 500 && receipt.isEmpty(); i++) {
            receipt = node.receipt(hash);
        }
        var in = receipt.orElseThrow();
        assertThat(in.succeeded()).isTrue();
        String uid = in.logs().isEmpty() || in.logs().get(0).data().length() != 66
                ? Bytes32.ZERO.hex()
                : in.logs().get(0).data();
        return new Landing(new Bytes32(hash), in.block(), new Bytes32(in.blockHash()), new Bytes32(uid));
    }

    /** Other decisions at every call. */
    private static Batch batch() {
        int from = used;
        used += 7;
        List<OffchainAttestation> all = new ArrayList<>();
        for (int i = from; i < used; i++) {
            all.add(OffchainAttestation.sign(Samples.decision(i), domain, Samples.KEY));
        }
        return Batch.of(all);
    }

    private static Landing attest(Batch batch, BigInteger key) throws IOException {
        BatchData data = new BatchData(batch.root(), batch.size(), FOLDER);
        return send(key, domain.contract(), EasCalls.attest(data));
    }

    /** Of a batch that is attested and final. */
    private static Receipt attested(Batch batch) throws IOException {
        Receipt receipt = Samples.receipt(batch, ATTESTOR, attest(batch, Samples.KEY));
        chain.control().mine(8);
        return receipt;
    }

    private static CheckReport check(Receipt receipt, Trust by) throws IOException {
        byte[] bytes = ReceiptJson.write(receipt).getBytes(StandardCharsets.UTF_8);
        return ChainCheck.of(OfflineCheck.of(bytes, by), by, new EasCheckNode(node, by.domain()));
    }

    private static void isFalseAt(Step step, Receipt receipt) throws IOException {
        CheckReport report = check(receipt, trust);
        assertThat(report.result()).as(receipt.toString()).isEqualTo(Result.FALSE);
        assertThat(report.wrong())
                .as(receipt.toString())
                .extracting(Finding::step)
                .containsExactly(step);
    }

    private static Receipt with(Receipt r, InBatch batch, OnChain on) {
        return new Receipt(r.schema(), r.decision(), r.attestation(), batch, on);
    }

    @Test
    void shouldProveEverythingOfAFinalAttestation() throws IOException {
        CheckReport report = check(attested(batch()), trust);
        assertThat(report.result()).as(report.toString()).isEqualTo(Result.PROVEN);
        assertThat(report.findings())
                .extracting(Finding::step)
                .containsExactly(
                        Step.PLACE,
                        Step.SIGNATURE,
                        Step.DECISION,
                        Step.PROOF,
                        Step.NODE,
                        Step.STANDING,
                        Step.ATTESTATION,
                        Step.INCLUSION);
        assertThat(report.notProven()).anyMatch(s -> s.contains("127.0.0.1"));
    }

    @Test
    void shouldLeaveOpenWhatIsNotFinalOrNotAttestedYet() throws IOException {
        Batch batch = batch();
        Receipt fresh = Samples.receipt(batch, ATTESTOR, attest(batch, Samples.KEY));
        CheckReport report = check(fresh, trust);
        assertThat(report.result()).isEqualTo(Result.OPEN);
        assertThat(report.findings()).anyMatch(f -> f.sentence().contains("not final yet"));
        chain.control().mine(8);
        assertThat(check(fresh, trust).result()).isEqualTo(Result.PROVEN);
        CheckReport signed = check(Samples.receipt(batch(), ATTESTOR, null), trust);
        assertThat(signed.result()).isEqualTo(Result.OPEN);
    }

    @Test
    void shouldFindEveryOtherWordOnTheChainFalse() throws IOException {
        Receipt good = attested(batch());
        chain.control().ask("evm_increaseTime", 60); // blocks mined within a second have one time here
        Receipt other = attested(batch());
        OnChain on = good.chain();
        InBatch in = good.batch();
        OnChain o = other.chain();
        assertThat(on).isNotNull();
        assertThat(in).isNotNull();
        assertThat(o).isNotNull();
        isFalseAt(Step.ATTESTATION, with(good, in, o));
        isFalseAt(Step.ATTESTATION, with(good, in, uid(on, Samples.hash("none").hex())));
        isFalseAt(Step.ATTESTATION, with(good, in, attestor(on, Eip55.of(NEXT))));
        isFalseAt(Step.ATTESTATION, with(good, new InBatch(in.root(), 6, in.folder(), in.proof()), on));
        String folder = FolderCid.of(Samples.hash("other folder"));
        isFalseAt(Step.ATTESTATION, with(good, new InBatch(in.root(), in.count(), folder, in.proof()), on));
        isFalseAt(Step.INCLUSION, with(good, in, mined(on, o.transaction(), on.block(), on.blockHash())));
        isFalseAt(Step.INCLUSION, with(good, in, mined(on, o.transaction(), o.block(), o.blockHash())));
        isFalseAt(Step.INCLUSION, with(good, in, mined(on, null, o.block(), o.blockHash())));
        isFalseAt(Step.INCLUSION, with(good, in, mined(on, on.transaction(), on.block(), o.blockHash())));
        isFalseAt(Step.INCLUSION, with(good, in, mined(on, on.transaction(), on.block() + 1, on.blockHash())));
        isFalseAt(Step.INCLUSION, with(good, in, mined(on, on.transaction(), 1L << 40, on.blockHash())));
        isFalseAt(Step.INCLUSION, with(good, in, mined(on, in.root(), on.block(), on.blockHash())));
        isFalseAt(Step.PLACE, with(good, null, on));
        isFalseAt(Step.PLACE, with(good, in, mined(on, on.transaction(), -1, on.blockHash())));
        assertThat(check(with(good, in, mined(on, null, on.block(), on.blockHash())), trust)
                        .result())
                .isEqualTo(Result.PROVEN);
    }

    private static OnChain uid(OnChain c, String uid) {
        return new OnChain(
                c.chainId(), c.contract(), c.schema(), uid, c.attestor(), c.transaction(), c.block(), c.blockHash());
    }

    private static OnChain attestor(OnChain c, String attestor) {
        return new OnChain(
                c.chainId(),
                c.contract(),
                c.schema(),
                c.attestation(),
                attestor,
                c.transaction(),
                c.block(),
                c.blockHash());
    }

    private static OnChain mined(
            OnChain c, @org.jspecify.annotations.Nullable String transaction, long block, String hash) {
        return new OnChain(
                c.chainId(), c.contract(), c.schema(), c.attestation(), c.attestor(), transaction, block, hash);
    }

    @Test
    void shouldFindABatchAttestedByAStrangerFalse() throws IOException {
        Batch batch = batch();
        Landing landing = attest(batch, STRANGER);
        isFalseAt(Step.ATTESTATION, Samples.receipt(batch, ATTESTOR, landing));
        isFalseAt(Step.ATTESTATION, Samples.receipt(batch, Secp256k1.address(STRANGER), landing));
    }

    @Test
    void shouldTakeAnotherKeyOnChainOnlyWhenItIsTrustedToo() throws IOException {
        Batch batch = batch();
        Receipt receipt = Samples.receipt(batch, NEXT, attest(batch, NEXT_KEY));
        chain.control().mine(8);
        isFalseAt(Step.ATTESTATION, receipt);
        Trust both = new Trust(Set.of(ATTESTOR, NEXT), domain);
        assertThat(check(receipt, both).result()).isEqualTo(Result.PROVEN);
    }

    @Test
    void shouldFindADecisionTakenBackFalse() throws IOException {
        Batch batch = batch();
        Receipt receipt = attested(batch);
        Bytes32 uid = batch.uids().get(0);
        send(STRANGER, domain.contract(), EasCalls.revokeOffchain(uid));
        assertThat(check(receipt, trust).result()).isEqualTo(Result.PROVEN);
        send(Samples.KEY, domain.contract(), EasCalls.revokeOffchain(uid));
        isFalseAt(Step.STANDING, receipt);
        isFalseAt(Step.STANDING, with(receipt, null, null));
    }

    @Test
    void shouldFindARevokedBatchFalse() throws IOException {
        Receipt receipt = attested(batch());
        OnChain on = receipt.chain();
        assertThat(on).isNotNull();
        send(Samples.KEY, domain.contract(), EasCalls.revoke(new Bytes32(on.attestation())));
        isFalseAt(Step.ATTESTATION, receipt);
    }

    @Test
    void shouldFindAnAttestationThatAReorganisationRemovedFalse() throws IOException {
        Batch batch = batch();
        Receipt receipt = Samples.receipt(batch, ATTESTOR, attest(batch, Samples.KEY));
        chain.control().ask("anvil_reorg", 1, List.of());
        chain.control().ask("anvil_dropAllTransactions");
        chain.control().mine(8);
        isFalseAt(Step.ATTESTATION, receipt);
    }

    @Test
    void shouldFailWhenTheNodeIsOfAnotherChainOrHasNoContract() throws IOException {
        Batch batch = Batch.of(Samples.signed(3, new EasDomain(1, domain.contract()), Samples.KEY));
        Trust mainnet = new Trust(Set.of(ATTESTOR), new EasDomain(1, domain.contract()));
        assertThatThrownBy(() -> check(Samples.receipt(batch, ATTESTOR, null), mainnet))
                .isInstanceOf(ChainCheck.WrongChainException.class)
                .hasMessageContaining("chain 31337");
        EasDomain nowhere = new EasDomain(domain.chainId(), ATTESTOR);
        Batch lost = Batch.of(Samples.signed(3, nowhere, Samples.KEY));
        assertThatThrownBy(() -> check(Samples.receipt(lost, ATTESTOR, null), new Trust(Set.of(ATTESTOR), nowhere)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no EAS contract");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{}",
                "[]",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0xffffffffffffffffffffffffffffffff\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":[]}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-1,\"message\":\"\\u001b[31mno\\nway\"}}"
            })
    void shouldFailWhenTheServerIsNoNode(String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            fails(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldFailInTimeWhenTheServerHangs() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begin = System.nanoTime();
            fails(silent.getLocalPort());
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static void fails(int port) {
        Receipt receipt = Samples.receipt(batch(), ATTESTOR, null);
        byte[] bytes = ReceiptJson.write(receipt).getBytes(StandardCharsets.UTF_8);
        try (EthNode hostile = new EthNode("http://127.0.0.1:" + port + "/secret-key", Duration.ofMillis(500))) {
            assertThatThrownBy(() ->
                            ChainCheck.of(OfflineCheck.of(bytes, trust), trust, new EasCheckNode(hostile, domain)))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("secret-key");
        }
    }
}
