package org.tonemark.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Schemas;
import org.tonemark.cli.TestHost;
import org.tonemark.cli.TestHost.Result;
import org.tonemark.cli.Tonemark;
import org.tonemark.cli.curation.CurationFlow;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.local.Anvil;
import org.tonemark.curation.chain.local.EasDeployer;
import org.tonemark.curation.chain.local.LocalTools;
import org.tonemark.curation.chain.rpc.EasReader;
import org.tonemark.curation.chain.rpc.EthNode;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.port.Outbox;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.verdict.Outcome;

/** From decided tracks to attestations on a real chain, by the commands alone. */
@Timeout(600)
class AttestCommandTest {
    private static final int SEATS = Rule.V1.panels().stages().get(0).seats();
    private static final String PASSWORD = "a password of this test";

    @TempDir
    Path folder;

    private CurationFlow flow;
    private String attestor = "";

    @BeforeEach
    void decide() throws IOException {
        flow = new CurationFlow(folder).withCurators(SEATS).withTrack("one", Outcome.ACCEPTED);
        flow.ok("curate");
        for (int i = 0; i < SEATS; i++) {
            flow.ok("rate", CurationFlow.cid("one"), "--quality", "yes", "--key", CurationFlow.key(i));
        }
        flow.ok("curate");
        Path password = Files.createFile(
                folder.resolve("password"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, PASSWORD + "\n");
        attestor = flow.ok("attestor", "new", "attestor.json", "--password-file", "password")
                .strip();
    }

    private Result attest(String... more) {
        List<String> line = new ArrayList<>(List.of("attest", "--key", "attestor.json", "--password-file", "password"));
        line.addAll(List.of(more));
        return new TestHost(folder).run(line.toArray(String[]::new));
    }

    private static Optional<LocalTools> tools() {
        return LocalTools.find(Path.of(System.getProperty("tonemark.root")), System.getenv());
    }

    @Test
    void shouldSignBatchAndPublishWhenNoNodeIsNamed() {
        assertThat(new TestHost(folder).run("attest", "--dry-run").out()).contains("\"toSign\":1");
        Result first = attest();
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
        Schemas.assertFits("attest-1", first.out());
        assertThat(first.out()).contains("\"signed\":1", "\"onChain\":false", "\"published\":true");
        Result again = attest();
        assertThat(again.out()).isEqualTo(first.out().replace("\"signed\":1", "\"signed\":0"));
        assertThat(first.out() + first.err()).doesNotContain(PASSWORD);
        flow.run("receipt", CurationFlow.cid("one"), "--out", "receipt.json");
        assertThat(flow.run("check", "receipt.json", "--attestor", attestor).code())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void shouldSayInOneLineWhatToChangeWhenMisused() {
        for (String[] line : new String[][] {
            {"--chain", "424242"},
            {"--rpc", "not a url"},
            {"--rpc", "ftp://host/secret-key"},
            {"--contract", "0x4200000000000000000000000000000000000021"},
            {"--max-fee", "0", "--rpc", "http://127.0.0.1:1"},
            {"--wait", "-1"}
        }) {
            Result result = attest(line);
            assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err().lines()).as(result.err()).hasSize(1);
            assertThat(result.err()).doesNotContain("secret-key");
        }
    }

    @Test
    void shouldKeepTheWorkWhenTheNodeIsDown() {
        Result result = attest("--rpc", "http://127.0.0.1:1/secret-key");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(result.err()).contains("nothing is lost").doesNotContain("secret-key");
        assertThat(new TestHost(folder)
                        .with("TONEMARK_RPC", "http://h/secret-key")
                        .run("config", "show")
                        .out())
                .doesNotContain("secret-key");
    }

    @Test
    void shouldKeepTheWorkWhenNothingCanBePublished() {
        Result down = attest("--publish", "rpc+http://127.0.0.1:1");
        assertThat(down.code()).as(down.err()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(down.err()).contains("is not published");
        assertThat(down.out()).contains("\"signed\":1", "\"published\":false");
        Result again = attest();
        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.OK);
        assertThat(again.out()).contains("\"signed\":0", "\"published\":true");
    }

    @Test
    void shouldSaySoWhenAnotherAttestIsAtWork() throws IOException {
        Path data = folder.resolve("tonemark-data");
        try (CurationStore store = CurationStore.open(
                new DatabaseAddress.Sqlite(data.resolve("curation.db")),
                Rule.V1,
                KeyFile.read(data.resolve("receipt.key")),
                Clock.systemUTC())) {
            Outbox.Lock other = store.outbox().lock().orElseThrow();
            Result refused = attest();
            assertThat(refused.code()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(refused.err()).contains("another attest works on this database");
            other.close();
            assertThat(attest().code()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void shouldAttestAndRevokeOnARealChain() throws Exception {
        assumeTrue(tools().isPresent(), "anvil is not installed: ./test installs it where npm is");
        try (Anvil anvil = Anvil.start(tools().orElseThrow().anvil());
                EasDeployer control = new EasDeployer(anvil.url())) {
            Deployment eas = control.deploy(tools().orElseThrow().artifacts());
            control.fund(Eip55.parse(attestor), 1);
            String[] place = {"--chain", "31337", "--contract", eas.contract().hex(), "--rpc", anvil.url()};
            Thread miner = miner(control);
            try {
                attestCheckRevoke(place, eas);
            } finally {
                miner.interrupt();
                miner.join();
            }
        }
    }

    @Test
    void shouldAttestOnceWhenTheCommandIsKilledAgainAndAgain() throws Exception {
        assumeTrue(tools().isPresent(), "anvil is not installed: ./test installs it where npm is");
        try (Anvil anvil = Anvil.start(tools().orElseThrow().anvil());
                EasDeployer control = new EasDeployer(anvil.url());
                EthNode node = new EthNode(anvil.url(), Duration.ofSeconds(20))) {
            Deployment eas = control.deploy(tools().orElseThrow().artifacts());
            control.fund(Eip55.parse(attestor), 1);
            String[] place = {
                "--chain",
                "31337",
                "--contract",
                eas.contract().hex(),
                "--registry",
                eas.registry().hex(),
                "--rpc",
                anvil.url()
            };
            Thread miner = miner(control);
            try {
                int killed = killed(place, 1);
                assertThat(attest(place).code()).isEqualTo(ExitCode.OK);
                flow.ok(
                        "dispute",
                        "open",
                        CurationFlow.cid("one"),
                        "--statement",
                        "mine",
                        "--contact",
                        "me@example.org");
                flow.ok("dispute", "resolve", "1", "--revoke", "--note", "it is");
                killed += killed(place, 2);
                Result last = attest(place);
                assertThat(last.code()).as(last.err()).isEqualTo(ExitCode.OK);
                assertThat(last.out()).doesNotContain("\"revoked\":[]");
                assertThat(killed).as("runs that were killed").isPositive();
            } finally {
                miner.interrupt();
                miner.join();
            }
            EasReader reader = new EasReader(node, eas);
            long latest = node.block(EthNode.Tag.LATEST).orElseThrow().number();
            List<Landing> landed = reader.batches(Eip55.parse(attestor), 0, latest);
            long live = 0;
            for (Landing landing : landed) {
                live += reader.attestation(landing.uid()).orElseThrow().revoked() ? 0 : 1;
            }
            assertThat(live)
                    .as("live attestations of the one batch; a double is revoked: %s", landed)
                    .isEqualTo(1);
        }
    }

    /** Kills the program at random moments of its work; how often it was not done before. */
    private int killed(String[] place, long seed) throws Exception {
        Random random = new Random(seed);
        int killed = 0;
        for (int i = 0; i < 5; i++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Tonemark.class.getName(),
                    "attest",
                    "--key",
                    "attestor.json",
                    "--password-file",
                    "password"));
            command.addAll(List.of(place));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("killed.txt").toFile())
                    .start();
            if (!process.waitFor(1_500 + random.nextInt(3_500), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
        }
        return killed;
    }

    private void attestCheckRevoke(String[] place, Deployment eas) {
        String[] all = with(place, "--registry", eas.registry().hex());
        Result attested = attest(all);
        assertThat(attested.code()).as(attested.err()).isEqualTo(ExitCode.OK);
        Schemas.assertFits("attest-1", attested.out());
        assertThat(attested.out())
                .contains("\"onChain\":true", "\"waiting\":[]")
                .doesNotContain("\"attestation\":null");
        Result again = attest(all);
        assertThat(again.out()).isEqualTo(attested.out().replace("\"signed\":1", "\"signed\":0"));
        String track = CurationFlow.cid("one");
        flow.run("receipt", track, "--out", "receipt.json");
        String[] check = with(place, "check", "receipt.json", "--attestor", attestor);
        Result checked = flow.run(check);
        assertThat(checked.code()).as(checked.out() + checked.err()).isEqualTo(ExitCode.OK);

        flow.ok("dispute", "open", track, "--statement", "mine", "--contact", "me@example.org");
        flow.ok("dispute", "resolve", "1", "--revoke", "--note", "it is");
        Result revoked = attest(all);
        assertThat(revoked.code()).as(revoked.err()).isEqualTo(ExitCode.OK);
        assertThat(revoked.out()).doesNotContain("\"revoked\":[]");
        assertThat(flow.run(check).code()).isEqualTo(ExitCode.FALSE);
    }

    private static String[] with(String[] place, String... more) {
        List<String> line = new ArrayList<>(List.of(more));
        line.addAll(List.of(place));
        return line.toArray(String[]::new);
    }

    /** Time passes: a block every tenth of a second. */
    private static Thread miner(EasDeployer control) {
        Thread thread = new Thread(() -> {
            try {
                while (!Thread.interrupted()) {
                    control.mine(1);
                    Thread.sleep(100);
                }
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }
}
