package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.chain.attest.Batches;
import org.tonemark.curation.chain.eas.EasDomain;
import org.tonemark.curation.chain.eas.OffchainAttestation;
import org.tonemark.curation.chain.receipt.OfflineCheck;
import org.tonemark.curation.chain.receipt.Trust;
import org.tonemark.curation.console.ConsoleWorld.Browser;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.core.Seat;
import org.tonemark.curation.core.ballot.Secp256k1;
import org.tonemark.curation.core.ballot.SignatureCheck;
import org.tonemark.curation.core.epoch.TonemarkRule;
import org.tonemark.curation.store.TrackStatus.Stage;
import org.tonemark.curation.store.export.ExportArchive;
import org.tonemark.curation.store.export.Replay;
import org.tonemark.ipfs.FolderPublisher;
import org.tonemark.verdict.Outcome;

/** What anybody can take home and check: exports, receipts, JSON. */
class PublicRecordTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int CURATORS = 70;
    private static final String CID = ConsoleWorld.cid(1);
    private static final BigInteger ATTESTOR = BigInteger.valueOf(20261121);
    private static final EasDomain DOMAIN =
            new EasDomain(84532, Address.parse("0x4200000000000000000000000000000000000021"));

    @TempDir
    Path folder;

    private ConsoleWorld world;

    private void open(int curators) {
        world = new ConsoleWorld(folder, null, null).curators(curators);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldGiveAnExportThatReplaysBitForBit() throws Exception {
        open(12);
        world.track(CID, Outcome.ACCEPTED);
        world.everybodyVotes(world.closeEpoch(), 12);
        world.closeEpoch();
        Browser anybody = world.browser();
        assertThat(Jsoup.parse(anybody.get("/epochs/1").body())
                        .select("a[download=epoch-1.zip]")
                        .attr("href"))
                .isEqualTo("/epochs/1/export");
        Path archive = download(anybody, "/epochs/1/export", "epoch-1.zip");
        Replay.Outcome outcome = ExportArchive.read(
                archive,
                inside -> Replay.of(
                        inside,
                        input -> new TonemarkRule(
                                SignatureCheck.recovering(input.rule().chainId()))));
        String root = world.store.publicRecord().epoch(1).orElseThrow().root();
        assertThat(outcome).isInstanceOfSatisfying(Replay.Equal.class, equal -> {
            assertThat(equal.root()).isEqualTo(root);
            assertThat(equal.ballots()).isPositive();
        });
        assertThat(download(anybody, "/epochs/1/export", "again.zip")).hasSameBinaryContentAs(archive);
        try (var made = Files.list(folder.resolve("data/exports"))) {
            assertThat(made.toList()).hasSize(1);
        }
        assertThat(anybody.get("/epochs/2/export").statusCode()).isEqualTo(404);
        HttpResponse<String> part = anybody.get("/epochs/1/export", "Range", "bytes=0-1");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("PK");
    }

    private Path download(Browser browser, String path, String name) throws IOException, InterruptedException {
        HttpResponse<Path> reply = browser.client.send(
                browser.request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(folder.resolve(name)));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"epoch-1.zip\"");
        return reply.body();
    }

    @Test
    void shouldShowThatAnAppealReplacedTheDecisionOfAReceipt() {
        open(CURATORS);
        world.track(CID, Outcome.ACCEPTED);
        vote(world.closeEpoch(), Answer.NO);
        world.closeEpoch();
        assertThat(world.store.status().of(CID).stage()).isEqualTo(Stage.REJECTED);
        attest();
        String before = world.browser().get("/t/" + CID).body();
        assertThat(before).contains("The decision stands.", "It is on no chain.", "/check");
        world.store
                .objections()
                .appeal(CID, ConsoleWorld.wallet("uploader").address, List.of(Claim.QUALITY), "Hear it again.");
        vote(world.closeEpoch(), Answer.YES);
        world.closeEpoch();
        assertThat(world.store.status().of(CID).stage()).isEqualTo(Stage.PROMOTED);
        assertThat(world.browser().get("/t/" + CID).body()).contains("Replaced: a later round decided otherwise.");
        attest();
        String after = world.browser().get("/t/" + CID).body();
        assertThat(after).contains("Receipt of round 0", "Receipt of round 1", "The decision stands.", "Replaced:");
        assertReceipt("", 1, "PROMOTED");
        assertReceipt("?round=0", 0, "REJECTED");
        assertThat(world.browser()
                        .get("/api/v1/tracks/" + CID + "/receipt?round=2")
                        .statusCode())
                .isEqualTo(404);
        assertThat(world.browser()
                        .get("/api/v1/tracks/" + CID + "/receipt?round=x")
                        .statusCode())
                .isEqualTo(400);

        Browser anybody = world.browser();
        anybody.post("/dispute", FORM, "cid=" + CID + "&statement=Mine&contact=me");
        Browser operator = world.signedIn("operator");
        operator.post("/operators/disputes/1", FORM, "csrf=" + operator.csrf + "&revokes=yes&resolution=Upheld");
        assertThat(anybody.get("/t/" + CID).body()).contains("Revoked: a dispute took the promotion back.");
    }

    private void assertReceipt(String query, int round, String outcome) {
        HttpResponse<String> reply = world.browser().get("/api/v1/tracks/" + CID + "/receipt" + query);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"receipt.json\"");
        OfflineCheck.Outcome check = OfflineCheck.of(
                reply.body().getBytes(StandardCharsets.UTF_8), new Trust(Set.of(Secp256k1.address(ATTESTOR)), DOMAIN));
        assertThat(check.checked()).as(String.valueOf(check.report())).isNotNull();
        assertThat(check.report().decision())
                .satisfies(d -> assertThat(d.round()).isEqualTo(round))
                .satisfies(d -> assertThat(d.outcome()).hasToString(outcome));
    }

    /** Signs and keeps what waits, as the operator's program does without a chain. */
    private void attest() {
        Batches batches = new Batches(
                world.store.decided(), world.store.batches(), new FolderPublisher(folder.resolve("published")), DOMAIN);
        batches.make(
                batches.waiting(world.store.epochs().current()),
                Secp256k1.address(ATTESTOR),
                decision -> OffchainAttestation.sign(decision, DOMAIN, ATTESTOR));
    }

    private void vote(EpochResult last, Answer answer) {
        for (Seat seat : last.seats()) {
            for (int i = 0; i < CURATORS; i++) {
                ConsoleWorld.Wallet wallet = ConsoleWorld.wallet("curator " + i);
                if (wallet.address.equals(seat.curator()) && seat.calledEpoch() == last.epoch() + 1) {
                    var open = world.store.epochs().openCase(CID).orElseThrow();
                    world.store
                            .ballots()
                            .cast(wallet.ballot(open, world.store.epochs().current(), 0, answer));
                }
            }
        }
    }

    @Test
    void shouldAnswerAsJsonWhenThatIsAskedFor() {
        open(1);
        world.track(CID, Outcome.ACCEPTED);
        Browser program = world.browser();
        HttpResponse<String> json = program.get("/t/" + CID, "Accept", "application/json");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.headers().allValues("Vary").toString()).contains("Accept");
        assertThat(json.body())
                .isEqualTo(program.get("/api/v1/tracks/" + CID).body())
                .contains("\"stage\":\"QUEUED\"");
        HttpResponse<String> page = program.get("/t/" + CID, "Accept", "text/html,application/json;q=0.9");
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        HttpResponse<String> missing = program.get("/t/" + ConsoleWorld.cid(9), "Accept", "application/json");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(program.get("/submit", "Accept", "application/json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldSayInWordsWhenToComeBackAndStayTheVisitorsPage() {
        open(1);
        Browser uploader = world.signedIn("uploader");
        String form = "csrf=" + uploader.csrf + "&origin=yes&statement=";
        HttpResponse<String> reply = uploader.post("/t/" + CID + "/appeal", FORM, form);
        for (int i = 0; i < 40 && reply.statusCode() != 429; i++) {
            reply = uploader.post("/t/" + CID + "/appeal", FORM, form);
        }
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).contains("5");
        assertThat(reply.body()).contains("wait 5 seconds and try again", "Sign out");
    }

    @Test
    void shouldServeThePageThatChecksReceiptsUnderItsOwnPolicy() {
        open(1);
        HttpResponse<String> page = world.browser().get("/check");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'sha256-", "frame-ancestors 'none'")
                .doesNotContain("'unsafe-inline'");
        assertThat(page.body()).contains("Tonemark: check a receipt");
    }

    @Test
    void shouldFilterAndPageThePromotedTracksOfTheApi() {
        open(12);
        world.track(CID, Outcome.ACCEPTED);
        world.everybodyVotes(world.closeEpoch(), 12);
        world.closeEpoch();
        Browser program = world.browser();
        assertThat(program.get("/api/v1/tracks?genre=electronic&mood=calmness").body())
                .contains(CID);
        assertThat(program.get("/api/v1/tracks?genre=rock").body()).doesNotContain(CID);
        assertThat(program.get("/api/v1/tracks?mood=power").body()).doesNotContain(CID);
        assertThat(program.get("/tracks").body()).contains("by genre", "by mood");
    }
}
