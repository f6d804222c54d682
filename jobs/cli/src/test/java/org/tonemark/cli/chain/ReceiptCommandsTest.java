package org.tonemark.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.curation.CurationFlow;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.batch.BatchFiles;
import org.tonemark.curation.chain.batch.FolderCid;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;

/** From a decided track to a receipt and its check, with a real database and real signatures. */
class ReceiptCommandsTest {
    private static final BigInteger KEY = BigInteger.valueOf(987654321);
    private static final String ATTESTOR = Eip55.of(Secp256k1.address(KEY));
    private static final int SEATS = Rule.V1.panels().stages().get(0).seats();

    @TempDir
    Path folder;

    private Result run(String... args) {
        return new TestHost(folder).run(args);
    }

    private static void oneLine(Result result, int code, String... parts) {
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).contains(parts).startsWith("tonemark: ");
        assertThat(result.out()).isEmpty();
    }

    /** A track that a panel promoted in epoch 1. */
    private String decided() {
        CurationFlow flow = new CurationFlow(folder).withCurators(SEATS).withTrack("one", Outcome.ACCEPTED);
        String track = CurationFlow.cid("one");
        flow.ok("curate");
        for (int i = 0; i < SEATS; i++) {
            flow.ok("rate", track, "--quality", "yes", "--key", CurationFlow.key(i));
        }
        flow.ok("curate");
        return track;
    }

    /** What attest keeps, before anything is on chain. */
    private void sign() throws IOException {
        Path data = folder.resolve("tonemark-data");
        try (CurationStore store = CurationStore.open(
                new DatabaseAddress.Sqlite(data.resolve("curation.db")),
                Rule.V1,
                KeyFile.read(data.resolve("receipt.key")),
                Clock.systemUTC())) {
            var domain = Deployment.of(8453).orElseThrow().domain();
            List<AttestedDecision> decided = store.decided().decidedIn(1);
            assertThat(decided).isNotEmpty();
            Batch batch = Batch.of(decided.stream()
                    .map(d -> OffchainAttestation.sign(d, domain, KEY))
                    .toList());
            Schemas.assertFits(
                    "attestation-batch-1",
                    new String(BatchFiles.of(batch).get(BatchFiles.MANIFEST), StandardCharsets.UTF_8));
            store.batches()
                    .add(
                            new BatchRecord(
                                    batch.root(),
                                    8453,
                                    domain.contract(),
                                    Address.parse(ATTESTOR),
                                    batch.size(),
                                    FolderCid.of(Bytes32.ZERO),
                                    false),
                            batch.attestations().stream()
                                    .map(a -> kept(a, batch.root()))
                                    .toList());
        }
    }

    private static SignedDecision kept(OffchainAttestation attestation, Bytes32 root) {
        AttestedDecision decision = attestation.message().decision();
        return new SignedDecision(
                attestation.uid(),
                decision.caseId(),
                decision.epoch(),
                decision.outcome(),
                root,
                BatchFiles.line(attestation));
    }

    @Test
    void shouldGoFromADecisionToACheckedReceipt() throws IOException {
        String track = decided();
        oneLine(run("receipt", track), ExitCode.INCOMPLETE, "not signed", "tonemark attest");
        sign();
        Result made = run("receipt", track, "--out", "r/one.json");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err()).contains("not attested on chain yet").hasLineCount(1);
        String json = Files.readString(folder.resolve("r/one.json"));
        Schemas.assertFits("receipt-1", json);
        assertThat(run("receipt", track).out()).isEqualTo(json);
        assertThat(json).contains(track, "\"PROMOTED\"", ATTESTOR);

        Result good = run("check", "r/one.json", "--attestor", ATTESTOR);
        assertThat(good.code()).as(good.out()).isZero();
        assertThat(good.out()).startsWith("TRUE as far").contains(track, "PROMOTED", "not proven");
        assertThat(good.err()).isEmpty();
        Result asJson = run("check", "r/one.json", "--attestor", ATTESTOR, "--json");
        Schemas.assertFits("check-1", asJson.out());
        assertThat(asJson.out()).contains("\"result\":\"true\"");
        Result piped = new TestHost(folder).input(json).run("check", "-", "--attestor", ATTESTOR);
        assertThat(piped.code()).isZero();

        Result forged = new TestHost(folder)
                .input(json.replace("PROMOTED", "\\u001b[31mREJECTED"))
                .run("check", "-", "--attestor", ATTESTOR, "--json");
        assertThat(forged.code()).isEqualTo(ExitCode.FALSE);
        Schemas.assertFits("check-1", forged.out());
        Result stranger =
                run("check", "r/one.json", "--attestor", CurationFlow.UPLOADER.toLowerCase(java.util.Locale.ROOT));
        assertThat(stranger.code()).isEqualTo(ExitCode.FALSE);
        assertThat(stranger.out()).startsWith("FALSE").contains("not signed by an attestor that you trust");
        Result elsewhere = run("check", "r/one.json", "--attestor", ATTESTOR, "--chain", "10");
        assertThat(elsewhere.code()).isEqualTo(ExitCode.FALSE);
        oneLine(
                run("check", "r/one.json", "--attestor", ATTESTOR, "--rpc", "http://127.0.0.1:1/key"),
                ExitCode.UNAVAILABLE,
                "no usable answer");
    }

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoReceipt() {
        new CurationFlow(folder).withTrack("new", Outcome.ACCEPTED);
        oneLine(run("receipt", CurationFlow.cid("new")), ExitCode.INCOMPLETE, "nothing is decided");
        oneLine(run("receipt", CurationFlow.cid("other")), ExitCode.USAGE, "no such track");
        oneLine(run("receipt", "nonsense"), ExitCode.USAGE, "is no CID");
    }

    @Test
    void shouldRefuseAQuestionThatLeavesTrustOpen() throws IOException {
        Files.writeString(folder.resolve("r.json"), "{}");
        oneLine(run("check", "r.json"), ExitCode.USAGE, "--attestor ADDRESS");
        oneLine(run("check", "none.json", "--attestor", ATTESTOR), ExitCode.USAGE, "no such file");
        oneLine(run("check", ".", "--attestor", ATTESTOR), ExitCode.USAGE, "no such file");
        oneLine(run("check", "r.json", "--attestor", "0x12"), ExitCode.USAGE, "40 hexadecimal digits");
        String mixed = ATTESTOR.substring(0, 2) + swapped(ATTESTOR.substring(2));
        oneLine(run("check", "r.json", "--attestor", mixed), ExitCode.USAGE, "checksum");
        oneLine(run("check", "r.json", "--attestor", ATTESTOR, "--chain", "999"), ExitCode.USAGE, "--contract");
        oneLine(run("check", "r.json", "--attestor", ATTESTOR, "--chain", "-1"), ExitCode.USAGE, "chain");
        oneLine(run("check", "r.json", "--attestor", ATTESTOR, "--timeout", "0"), ExitCode.USAGE, "--timeout");
        oneLine(run("check", "r.json", "--attestors", "none.txt"), ExitCode.USAGE, "none.txt");
        oneLine(run("check", "r.json", "--attestor", ATTESTOR, "--rpc", "ftp://x/secret"), ExitCode.USAGE, "https://");
        Result none = run("check", "r.json", "--attestor", ATTESTOR);
        assertThat(none.code()).isEqualTo(ExitCode.FALSE);
        assertThat(none.out()).contains("This is no receipt");
    }

    private static String swapped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars()
                .forEach(c -> out.append(
                        (char) (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))));
        return out.toString();
    }

    @Test
    void shouldMakeAKeystoreThatOnlyItsPasswordOpens() throws IOException {
        Path password = folder.resolve("password");
        Files.write(password, "a long enough one\n".getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
        oneLine(run("attestor", "new", "a.json", "--password-file", "password"), ExitCode.USAGE, "chmod 600");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Result made = run("attestor", "new", "a.json", "--password-file", "password");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out().strip()).matches("0x[0-9a-fA-F]{40}");
        assertThat(run("attestor", "address", "a.json", "--password-file", "password")
                        .out())
                .isEqualTo(made.out());
        oneLine(run("attestor", "new", "a.json", "--password-file", "password"), ExitCode.USAGE, "never overwritten");
        Files.writeString(password, "another long one");
        Result wrong = run("attestor", "address", "a.json", "--password-file", "password");
        oneLine(wrong, ExitCode.USAGE, "does not open");
        assertThat(wrong.err()).doesNotContain("another long one");
        oneLine(run("attestor", "address", "a.json"), ExitCode.USAGE, "--password-file");
        Files.writeString(password, "short");
        oneLine(run("attestor", "new", "b.json", "--password-file", "password"), ExitCode.USAGE, "12 characters");
    }
}
