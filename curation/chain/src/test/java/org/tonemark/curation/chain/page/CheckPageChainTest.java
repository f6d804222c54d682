package org.tonemark.curation.chain.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.tonemark.curation.chain.Samples;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.chain.local.LocalChain;
import org.tonemark.curation.chain.receipt.ChainCheck;
import org.tonemark.curation.chain.receipt.CheckReport;
import org.tonemark.curation.chain.receipt.Finding.Result;
import org.tonemark.curation.chain.receipt.OfflineCheck;
import org.tonemark.curation.chain.receipt.Receipt;
import org.tonemark.curation.chain.receipt.Receipt.OnChain;
import org.tonemark.curation.chain.receipt.ReceiptJson;
import org.tonemark.curation.chain.receipt.Trust;
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

/** The check page asks a real node with the real contracts, and says what {@link ChainCheck} says. */
@EnabledIf(value = "installed", disabledReason = "/usr/bin/chromium is missing; ./test installs it where it can")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class CheckPageChainTest {
    private static final Path PAGE = Path.of(
            System.getProperty("tonemark.root"),
            "curation/chain/src/main/resources/org/tonemark/curation/chain/receipt/check.html");
    private static final BigInteger STRANGER = BigInteger.valueOf(666);
    private static final Address ATTESTOR = Secp256k1.address(Samples.KEY);

    private LocalChain chain;
    private EthNode node;
    private EasDomain domain;
    private Trust trust;
    private Browser browser;
    private Page page;
    private int used;

    static boolean installed() {
        return Browser.installed();
    }

    @BeforeAll
    void start() throws IOException {
        assumeTrue(LocalChain.installed(), "anvil is not installed: ./test installs it where npm is");
        chain = new LocalChain();
        node = new EthNode(chain.anvil().url(), Duration.ofSeconds(5));
        domain = chain.contracts().domain();
        trust = new Trust(Set.of(ATTESTOR), domain);
        for (BigInteger key : List.of(Samples.KEY, STRANGER)) {
            chain.control().fund(Secp256k1.address(key), 100);
        }
        for (EasSchema schema : EasSchema.values()) {
            send(STRANGER, chain.contracts().registry(), EasCalls.register(schema));
        }
        browser = new Browser();
        page = browser.get().newPage();
        page.setDefaultTimeout(15_000);
        page.navigate(PAGE.toUri().toString());
        page.getByLabel("Addresses of attestors").fill(ATTESTOR.hex());
        page.getByLabel("Chain", new Page.GetByLabelOptions().setExact(true)).selectOption("other");
        page.getByLabel("Number of the chain").fill(String.valueOf(domain.chainId()));
        page.getByLabel("Contract of the Ethereum").fill(Eip55.of(domain.contract()));
        page.getByLabel("JSON-RPC address").fill(chain.anvil().url());
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (chain != null) {
            node.close();
            chain.close();
        }
    }

    private Landing send(BigInteger key, Address to, String data) throws IOException {
        Credentials sender = Credentials.create(ECKeyPair.create(key));
        RawTransaction raw = RawTransaction.createTransaction(
                domain.chainId(),
                BigInteger.valueOf(node.nonce(Address.parse(sender.getAddress()), EthNode.Tag.LATEST)),
                BigInteger.valueOf(3_000_000),
                to.hex(),
                BigInteger.ZERO,
                data,
                BigInteger.valueOf(1_000_000_000L),
                BigInteger.valueOf(100_000_000_000L));
        var sent = (EthNode.Taken) node.send(Numeric.toHexString(TransactionEncoder.signMessage(raw, sender)));
        var receipt = node.receipt(sent.transaction());
        for (int i = 0; i < 500 && receipt.isEmpty(); i++) {
            receipt = node.receipt(sent.transaction());
        }
        var in = receipt.orElseThrow();
        String said = in.logs().isEmpty() ? "" : in.logs().get(0).data();
        return new Landing(
                new Bytes32(sent.transaction()),
                in.block(),
                new Bytes32(in.blockHash()),
                said.length() == 66 ? new Bytes32(said) : Bytes32.ZERO);
    }

    /** Of a batch that is attested by a key; other decisions at every call. */
    private Receipt attested(BigInteger key) throws IOException {
        List<OffchainAttestation> all = new ArrayList<>();
        for (int end = used + 5; used < end; used++) {
            all.add(OffchainAttestation.sign(Samples.decision(used), domain, Samples.KEY));
        }
        Batch batch = Batch.of(all);
        BatchData data = new BatchData(batch.root(), batch.size(), Samples.hash("folder"));
        return Samples.receipt(batch, Secp256k1.address(key), send(key, domain.contract(), EasCalls.attest(data)));
    }

    private static Receipt with(Receipt r, OnChain on) {
        return new Receipt(r.schema(), r.decision(), r.attestation(), r.batch(), on);
    }

    private void agreeOn(Result result, Receipt receipt) throws IOException {
        String text = ReceiptJson.write(receipt);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CheckReport report = ChainCheck.of(OfflineCheck.of(bytes, trust), trust, new EasCheckNode(node, domain));
        assertThat(report.result()).as(report.toString()).isEqualTo(result);
        page.getByLabel("or its text").fill(text);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Check"))
                .click();
        page.locator("#result h2").waitFor();
        Map<Result, String> words = Map.of(Result.PROVEN, "Proven: ", Result.FALSE, "False: ", Result.OPEN, "Open: ");
        List<String> expected = new ArrayList<>(report.findings().stream()
                .map(f -> words.get(f.result()) + f.sentence())
                .toList());
        expected.addAll(report.notProven());
        Map<Result, String> heads = Map.of(
                Result.PROVEN, "True: the receipt is right, and attested on chain.",
                Result.FALSE, "False: do not rely on this receipt.",
                Result.OPEN, "Not settled: right so far; check again later.");
        assertThat(page.locator("#result h2").innerText()).isEqualTo(heads.get(result));
        assertThat(page.locator("#result li").allInnerTexts()).isEqualTo(expected);
    }

    @Test
    void shouldSayWhatTheCommandSaysOfTheChain() throws IOException {
        Receipt good = attested(Samples.KEY);
        agreeOn(Result.OPEN, good);
        chain.control().mine(8);
        agreeOn(Result.PROVEN, good);
        Receipt other = attested(Samples.KEY);
        chain.control().mine(8);
        OnChain on = good.chain();
        OnChain o = other.chain();
        agreeOn(Result.FALSE, with(good, o));
        agreeOn(
                Result.FALSE,
                with(good, moved(on, Samples.hash("none").hex(), on.transaction(), on.block(), on.blockHash())));
        agreeOn(Result.FALSE, with(good, moved(on, on.attestation(), o.transaction(), o.block(), o.blockHash())));
        agreeOn(Result.FALSE, with(good, moved(on, on.attestation(), o.transaction(), on.block(), on.blockHash())));
        agreeOn(Result.FALSE, with(good, moved(on, on.attestation(), on.transaction(), 1L << 40, on.blockHash())));
        agreeOn(
                Result.FALSE,
                with(good, moved(on, on.attestation(), Samples.hash("x").hex(), on.block(), on.blockHash())));
        agreeOn(Result.PROVEN, with(good, moved(on, on.attestation(), null, on.block(), on.blockHash())));
        agreeOn(Result.OPEN, new Receipt(1, good.decision(), good.attestation(), good.batch(), null));
        agreeOn(Result.FALSE, attested(STRANGER));
        send(Samples.KEY, domain.contract(), EasCalls.revoke(new Bytes32(o.attestation())));
        agreeOn(Result.FALSE, other);
        Bytes32 uid = good.attestation().attestation().uid();
        send(STRANGER, domain.contract(), EasCalls.revokeOffchain(uid));
        agreeOn(Result.PROVEN, good);
        send(Samples.KEY, domain.contract(), EasCalls.revokeOffchain(uid));
        agreeOn(Result.FALSE, good);
    }

    private static OnChain moved(
            OnChain c, String uid, @org.jspecify.annotations.Nullable String transaction, long block, String hash) {
        return new OnChain(c.chainId(), c.contract(), c.schema(), uid, c.attestor(), transaction, block, hash);
    }
}
