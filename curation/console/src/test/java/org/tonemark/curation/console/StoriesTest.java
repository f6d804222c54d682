package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.ConsoleWorld.Browser;
import org.tonemark.curation.console.ConsoleWorld.Wallet;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.Databases;
import org.tonemark.curation.store.json.CurationJson;
import org.tonemark.verdict.Outcome;

/** What people do, from a submission to a promoted track, over HTTP. */
class StoriesTest {
    private static final int CURATORS = 12;
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    private ConsoleWorld world;

    @BeforeEach
    void open() {
        world = new ConsoleWorld(folder, database()).curators(CURATORS);
    }

    DatabaseAddress database() {
        return Databases.sqlite(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldLeadFromSubmissionToPromotionWhenThePanelAgrees() {
        String cid = ConsoleWorld.cid(1);
        Browser uploader = world.signedIn("uploader");
        HttpResponse<String> taken = uploader.json(
                "/api/v1/submissions", "{\"cid\":\"" + cid + "\",\"record\":null,\"nearDuplicateOf\":null}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        world.track(cid, Outcome.ACCEPTED);
        EpochResult opened = world.closeEpoch();
        assertThat(world.browser().get("/api/v1/tracks/" + cid).body()).contains("\"stage\":\"PANEL\"");

        Case open = world.store.epochs().openCase(cid).orElseThrow();
        Wallet first = walletOf(opened.seats().get(0).curator().hex());
        Browser curator = world.browser().signIn(first, world.clock.instant());
        assertThat(curator.get("/review").body()).contains(cid);
        assertThat(curator.get("/review/" + cid).statusCode()).isEqualTo(200);
        HttpResponse<String> cast =
                curator.json("/api/v1/ratings", CurationJson.write(first.ballot(open, 1, 0, Answer.YES)));
        assertThat(cast.statusCode()).as(cast.body()).isEqualTo(201);
        assertThat(ConsoleWorld.field(cast.body(), "receipt")).startsWith("0x");

        world.everybodyVotes(opened, CURATORS);
        world.closeEpoch();
        Browser anybody = world.browser();
        assertThat(anybody.get("/api/v1/tracks/" + cid).body()).contains("\"stage\":\"PROMOTED\"");
        assertThat(anybody.get("/api/v1/tracks").body()).contains(cid, "\"electronic\"");
        assertThat(anybody.get("/tracks?genre=electronic").body()).contains(cid);
        assertThat(anybody.get("/tracks?genre=rock").body()).doesNotContain("/tracks/" + cid);
        assertThat(anybody.get("/tracks/" + cid).statusCode()).isEqualTo(200);
        assertThat(anybody.get("/epochs/1").body()).contains(cid);
        assertThat(anybody.get("/curators/" + first.address.hex()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldShowSimilarTracksThatArePromotedAndNoOthers() throws IOException {
        try (ConsoleWorld shown = new ConsoleWorld(Files.createDirectory(folder.resolve("own")), null, folder)) {
            shown.curators(CURATORS);
            for (int i = 1; i <= 3; i++) {
                shown.track(ConsoleWorld.cid(i), i == 3 ? Outcome.REVIEW : Outcome.ACCEPTED);
            }
            EpochResult opened = shown.closeEpoch();
            shown.everybodyVotes(opened, CURATORS);
            shown.closeEpoch();
            String near = "{\"item\":\"%s\",\"score\":0.9}";
            String own = ConsoleWorld.cid(1);
            String both = near.formatted(ConsoleWorld.cid(3)) + "," + near.formatted(ConsoleWorld.cid(2));
            Files.writeString(
                    folder.resolve("sound.jsonl"),
                    "{\"format\":\"tonemark-sound-1\"}\n{\"item\":\"" + own + "\",\"near\":[" + both + "]}\n");
            String page = shown.browser().get("/tracks/" + own).body();
            assertThat(page)
                    .contains("Tracks that sound like it", "/tracks/" + ConsoleWorld.cid(2))
                    .doesNotContain(ConsoleWorld.cid(3), "Liked by the same listeners");
            Files.move(folder.resolve("sound.jsonl"), folder.resolve("liked.jsonl"));
            String text = Files.readString(folder.resolve("liked.jsonl")).replace("\"near\"", "\"people\":9,\"liked\"");
            Files.writeString(folder.resolve("liked.jsonl"), text);
            assertThat(shown.browser().get("/tracks/" + own).body())
                    .contains("Liked by the same listeners", "/tracks/" + ConsoleWorld.cid(2))
                    .doesNotContain(ConsoleWorld.cid(3), "Tracks that sound like it");
        }
    }

    private static Wallet walletOf(String address) {
        for (int i = 0; i < CURATORS; i++) {
            Wallet wallet = ConsoleWorld.wallet("curator " + i);
            if (wallet.address.hex().equals(address)) {
                return wallet;
            }
        }
        throw new IllegalArgumentException(address);
    }

    @Test
    void shouldNotShowHowOthersVotedWhenTheEpochIsOpen() {
        String cid = ConsoleWorld.cid(1);
        world.track(cid, Outcome.ACCEPTED);
        EpochResult opened = world.closeEpoch();
        Browser stranger = world.browser();
        Browser curator = world.signedIn("curator 0");
        Wallet other = walletOf(opened.seats().stream()
                .map(s -> s.curator().hex())
                .filter(a -> !a.equals(ConsoleWorld.wallet("curator 0").address.hex()))
                .findFirst()
                .orElseThrow());
        List<String> paths = List.of(
                "/t/" + cid, "/api/v1/tracks/" + cid, "/curators/" + other.address.hex(), "/epochs/0", "/tracks");
        List<String> before = paths.stream().map(p -> stranger.get(p).body()).toList();
        String reviewBefore = curator.get("/review/" + cid).body();
        Case open = world.store.epochs().openCase(cid).orElseThrow();
        world.store.ballots().cast(other.ballot(open, 1, 0, Answer.NO));
        assertThat(paths.stream().map(p -> stranger.get(p).body()).toList()).isEqualTo(before);
        assertThat(curator.get("/review/" + cid).body()).isEqualTo(reviewBefore);
    }

    @Test
    void shouldRefuseABallotWhenItIsAnothersOrOfAnotherEpochOrCastTwice() {
        String cid = ConsoleWorld.cid(1);
        world.track(cid, Outcome.ACCEPTED);
        world.closeEpoch();
        Case open = world.store.epochs().openCase(cid).orElseThrow();
        Wallet me = ConsoleWorld.wallet("curator 0");
        Browser curator = world.browser().signIn(me, world.clock.instant());
        Ballot others = ConsoleWorld.wallet("curator 1").ballot(open, 1, 0, Answer.YES);
        assertThat(rate(curator, others, 403)).isEqualTo("OTHERS_BALLOT");
        assertThat(rate(curator, me.ballot(open, 2, 0, Answer.YES), 422)).isEqualTo("WRONG_EPOCH");
        Ballot mine = me.ballot(open, 1, 0, Answer.YES);
        assertThat(curator.json("/api/v1/ratings", CurationJson.write(mine)).statusCode())
                .isEqualTo(201);
        assertThat(rate(curator, me.ballot(open, 1, 0, Answer.NO), 422)).isEqualTo("EQUIVOCATION");
        assertThat(curator.json("/api/v1/ratings", CurationJson.write(me.ballot(open, 1, 1, Answer.NO)))
                        .statusCode())
                .isEqualTo(201);
        String forged = CurationJson.write(mine).replace("\"sequence\":0", "\"sequence\":2");
        HttpResponse<String> reply = curator.json("/api/v1/ratings", forged);
        assertThat(ConsoleWorld.field(reply.body(), "code")).isEqualTo("WRONG_SIGNATURE");
    }

    private static String rate(Browser browser, Ballot ballot, int status) {
        HttpResponse<String> reply = browser.json("/api/v1/ratings", CurationJson.write(ballot));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return ConsoleWorld.field(reply.body(), "code");
    }

    @Test
    void shouldTakeAnAppealWhenItIsTheUploadersAndADisputeFromAnybody() {
        String cid = ConsoleWorld.cid(1);
        world.track(cid, Outcome.REJECTED);
        world.closeEpoch();
        Browser uploader = world.signedIn("uploader");
        assertThat(uploader.get("/t/" + cid).body()).contains("/t/" + cid + "/appeal");
        assertThat(world.signedIn("curator 0").get("/t/" + cid + "/appeal").statusCode())
                .isEqualTo(403);
        String empty = "csrf=" + uploader.csrf + "&origin=on&statement=";
        assertThat(uploader.post("/t/" + cid + "/appeal", FORM, empty).statusCode())
                .isEqualTo(422);
        String form = "csrf=" + uploader.csrf + "&origin=on&statement=Here+is+the+project";
        assertThat(uploader.post("/t/" + cid + "/appeal", FORM, form).statusCode())
                .isEqualTo(303);
        assertThat(world.browser().get("/t/" + cid).body()).contains("Here is the project");

        String claim = "cid=" + cid + "&statement=Mine+%3Cb%3E&contact=secret%40example.org";
        assertThat(world.browser().post("/dispute", FORM, claim).statusCode()).isEqualTo(200);
        assertThat(world.browser().get("/api/v1/tracks/" + cid).body())
                .contains("Mine <b>")
                .doesNotContain("secret@example.org");
        assertThat(world.browser().get("/t/" + cid).body()).doesNotContain("secret@example.org", "Mine <b>");
        Browser operator = world.signedIn("operator");
        assertThat(operator.get("/operators").body())
                .contains("secret@example.org", "Mine &lt;b&gt;")
                .doesNotContain("Mine <b>");
        String resolution = "csrf=" + operator.csrf + "&revokes=yes&resolution=Upheld";
        assertThat(operator.post("/operators/disputes/1", FORM, resolution).statusCode())
                .isEqualTo(303);
        assertThat(world.browser().get("/api/v1/tracks/" + cid).body()).contains("\"stage\":\"REVOKED\"");
    }

    @Test
    void shouldAnswerNothingNewWhenTheEtagIsKnown() {
        String cid = ConsoleWorld.cid(1);
        world.track(cid, Outcome.ACCEPTED);
        Browser browser = world.browser();
        String tag = browser.get("/api/v1/tracks/" + cid)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> again = browser.get("/api/v1/tracks/" + cid, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        world.closeEpoch();
        assertThat(browser.get("/api/v1/tracks/" + cid, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldPageThroughEverythingOnceWhenCursorsAreFollowed() {
        for (int i = 0; i < 70; i++) {
            world.track(ConsoleWorld.cid(i), Outcome.ACCEPTED);
        }
        world.closeEpoch();
        Browser curator = world.signedIn("curator 0");
        java.util.Set<String> seen = new java.util.TreeSet<>();
        String path = "/review";
        for (int pages = 0; pages < 10 && path != null; pages++) {
            String body = curator.get(path).body();
            java.util.regex.Matcher links =
                    java.util.regex.Pattern.compile("/review/(b[a-z2-7]{58})").matcher(body);
            while (links.find()) {
                seen.add(links.group(1));
            }
            java.util.regex.Matcher next =
                    java.util.regex.Pattern.compile("cursor=([A-Za-z0-9_-]+)").matcher(body);
            path = next.find() ? "/review?cursor=" + next.group(1) : null;
        }
        assertThat(seen).hasSize(70);
    }

    @Test
    void shouldHoldTheApisDescriptionWhenTheCommittedOneIsRead() throws IOException {
        Path golden = Path.of(System.getProperty("tonemark.root"), "docs", "openapi.json");
        String now = world.server.description();
        if (Boolean.getBoolean("tonemark.golden")) {
            Files.writeString(golden, now);
        }
        assertThat(now).isEqualTo(Files.readString(golden));
        assertThat(world.browser().get("/openapi.json").body()).isEqualTo(now);
    }

    @Test
    void shouldCountRequestsByRouteWhenMetricsAreRead() {
        String cid = ConsoleWorld.cid(1);
        world.browser().get("/t/" + cid);
        world.clock.forward(Duration.ofSeconds(1));
        String metrics = world.browser().get("/metrics").body();
        assertThat(metrics)
                .contains("tonemark_console_request_seconds_count{method=\"GET\",route=\"/t/{cid}\",status=\"404\"}")
                .contains("tonemark_curation_epoch")
                .doesNotContain(cid);
    }
}
