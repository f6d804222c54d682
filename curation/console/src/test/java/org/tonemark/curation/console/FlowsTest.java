package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.page.Browsers;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/** The stories of curators, uploaders, strangers and operators in a real browser with a wallet, on a real console. */
class FlowsTest {
    private static final Path WEB = Path.of("web");
    private static final int CURATORS = 12;
    private static final int HOUR = 3600;
    private static final String PROMOTED = ConsoleWorld.cid(1);
    private static final String OPEN = ConsoleWorld.cid(2);
    private static final String TURNED_DOWN = ConsoleWorld.cid(3);

    @TempDir
    static Path folder;

    private static Playwright playwright;
    private static Browser browser;
    private static String wallet;
    private static ConsoleWorld world;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        assumeTrue(Browsers.chromium().isPresent(), "Chromium is missing: the flows are not tried");
        assumeTrue(
                Files.isDirectory(WEB.resolve("node_modules/ethers")),
                "npm packages are missing: ./test installs them");
        wallet = bundledWallet();
        Path content = Files.createDirectory(folder.resolve("content"));
        Path evidence = Files.createDirectories(folder.resolve("results/evidence"));
        hourOfSound(content.resolve(OPEN + ".wav"));
        Files.writeString(evidence.resolve(OPEN + ".json"), explanation());
        Files.writeString(evidence.resolve(OPEN + ".timeline.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        world = new ConsoleWorld(folder, content, folder.resolve("results")).curators(CURATORS);
        world.track(PROMOTED, Outcome.ACCEPTED);
        EpochResult seats = world.closeEpoch();
        world.everybodyVotes(seats, CURATORS);
        world.store.submissions().submit(OPEN, ConsoleWorld.wallet("uploader").address, null, null);
        world.store.submissions().importVerdicts(List.of(hourLong(ConsoleWorld.verdict(OPEN, Outcome.ACCEPTED))));
        world.track(TURNED_DOWN, Outcome.REJECTED);
        world.closeEpoch();
        playwright = Browsers.playwright();
        browser = Browsers.launch(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void shut() {
        if (playwright != null) {
            playwright.close();
            world.close();
        }
    }

    @Test
    void shouldCastAndReplaceASignedBallotWhenACuratorReviews() {
        Address curator = seated();
        try (BrowserContext context = context(curatorName(curator))) {
            Page page = signIn(context, "/review");
            Locator first = page.locator(".tracks .track").first();
            assertThat(first).containsText("your seat");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            page.waitForURL("**/review/" + OPEN);
            assertThat(page.locator("main")).containsText("Ears cannot tell");
            assertThat(page.locator("figure img")).hasCount(1);
            page.keyboard().press("a");
            page.locator(".chip", new Page.LocatorOptions().setHasText("well made"))
                    .click();
            page.locator("form[data-ballot] [type=submit]").click();
            assertThat(page.locator("form[data-ballot] [role=status]")).containsText("Your ballot is in");
            Ballot cast = only(curator, 0);
            assertThat(cast.on(Claim.QUALITY)).isEqualTo(Answer.YES);
            assertThat(cast.reasons()).containsExactly("WELL_MADE");

            page.reload();
            assertThat(page.locator("form[data-ballot]")).containsText("You may replace it");
            page.keyboard().press("x");
            page.locator("form[data-ballot] [type=submit]").click();
            assertThat(page.locator("form[data-ballot] [role=status]")).containsText("Your ballot is in");
            assertThat(only(curator, 1).on(Claim.QUALITY)).isEqualTo(Answer.NO);
            page.navigate(world.server.address() + "/review?state=answered");
            assertThat(page.locator(".tracks .track")).hasCount(1);
        }
    }

    @Test
    void shouldSayHowItEndedWhenACaseIsClosed() {
        try (BrowserContext context = context("curator 1")) {
            Page page = signIn(context, "/review/" + PROMOTED);
            assertThat(page.locator("aside")).containsText("Promoted:");
            assertThat(page.locator("aside")).containsText("ballots counted");
            assertThat(page.locator("form[data-ballot]")).hasCount(0);
        }
    }

    @Test
    void shouldShowTheTrainingRoundToACurator() {
        try (BrowserContext context = context("curator 1")) {
            Page page = signIn(context, "/training");
            assertThat(page.locator("h1")).hasText("Training round");
            assertThat(page.locator("main")).containsText("No training case is open now.");
        }
    }

    @Test
    void shouldSayNothingOfOthersBeforeTheClose() {
        try (BrowserContext context = context(curatorName(seated()))) {
            Page page = signIn(context, "/review/" + OPEN);
            assertThat(page.locator("main")).containsText("sealed until epoch");
            String text = page.locator("main").textContent();
            assertThat(text).doesNotContain("said yes", "ballots counted", "weight yes");
        }
    }

    @Test
    void shouldSayWhatHappenedWhenTheWalletDeclines() {
        try (BrowserContext context = context("curator 1")) {
            context.addInitScript("window.declines = true");
            Page page = context.newPage();
            page.navigate(world.server.address() + "/sign-in");
            page.locator("[data-wallets] button").click();
            assertThat(page.locator("[role=status]")).containsText("You declined");
            assertThat(page.locator(".who")).containsText("Sign in");
        }
    }

    @Test
    void shouldOpenAnHourOfMusicWithoutDecodingIt() {
        try (BrowserContext context = context(curatorName(seated()))) {
            Page page = signIn(context, "/review/" + OPEN);
            assertThat(page.locator(".tools")).isVisible();
            page.locator("[role=slider]").focus();
            page.keyboard().press("End");
            page.keyboard().press("PageDown");
            assertThat(page.locator("[role=slider]")).hasAttribute("aria-valuetext", "59:30 / 60:00");
            CDPSession devtools = context.newCDPSession(page);
            devtools.send("Performance.enable");
            String metrics = devtools.send("Performance.getMetrics").toString();
            double heap = Double.parseDouble(metrics.replaceAll(".*\"JSHeapUsedSize\",\"value\":([0-9.E]+).*", "$1"));
            assertThat(heap).isLessThan(64 << 20);
        }
    }

    @Test
    void shouldCheckSubmitAndFollowATrackWhenAnUploaderComes() {
        String cid = ConsoleWorld.cid(50);
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/submit");
            page.fill("[name=cid]", cid);
            page.locator("main [name=check]").click();
            assertThat(page.locator("main [role=status]")).containsText("It can be submitted");
            page.fill("[name=cid]", cid);
            page.locator("main form .main").click();
            page.waitForURL("**/t/" + cid);
            assertThat(page.locator("h1")).hasText("Waiting to be measured");
            assertThat(page.locator(".line .now")).containsText("next verification run");
        }
    }

    @Test
    void shouldAppealWhenTheMachineTurnedATrackDown() {
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/t/" + TURNED_DOWN);
            page.locator("a", new Page.LocatorOptions().setHasText("Write an appeal"))
                    .click();
            page.check("[name=origin]");
            page.fill("[name=statement]", "The project file is at bafy…; <b>seed 7</b>.");
            page.locator("main [type=submit]").click();
            page.waitForURL("**/t/" + TURNED_DOWN);
            assertThat(page.locator(".line")).containsText("<b>seed 7</b>");
            assertThat(page.locator(".line .now")).containsText("The appeal waits for a panel");
        }
    }

    @Test
    void shouldDisputeAndAnswerInPublic() {
        try (BrowserContext stranger = context("stranger");
                BrowserContext operator = context("operator")) {
            Page page = stranger.newPage();
            page.navigate(world.server.address() + "/dispute?cid=" + PROMOTED);
            page.fill("[name=statement]", "The chorus is mine.");
            page.fill("[name=contact]", "me@example.org");
            page.locator("main [type=submit]").click();
            assertThat(page.locator("main [role=status]")).containsText("is filed");
            Page desk = signIn(operator, "/operators");
            assertThat(desk.locator("#disputes")).containsText("me@example.org");
            desk.locator("#disputes [name=resolution]").first().fill("No such part was found.");
            desk.locator("#disputes [value=no]").first().click();
            desk.waitForURL("**/operators**");
            page.navigate(world.server.address() + "/t/" + PROMOTED);
            assertThat(page.locator(".line")).containsText("No such part was found.");
            assertThat(page.content()).doesNotContain("me@example.org");
        }
    }

    @Test
    void shouldShowPublicPagesAndFilterThemWithoutReloading() {
        try (BrowserContext context = context("stranger")) {
            Page page = context.newPage();
            page.navigate(world.server.address() + "/tracks");
            page.evaluate("window.same = true");
            page.locator(".choices a", new Page.LocatorOptions().setHasText("Electronic"))
                    .click();
            page.waitForURL("**/tracks?genre=electronic**");
            assertThat(page.locator(".track")).hasCount(1);
            assertThat(page.evaluate("window.same")).isEqualTo(true);
            page.locator(".track a").click();
            page.waitForURL("**/tracks/" + PROMOTED);
            assertThat(page.locator("main")).containsText("Promoted:");
            for (String path : List.of("/epochs", "/epochs/1", "/curators", "/rules", "/")) {
                page.navigate(world.server.address() + path);
                assertThat(page.locator("h1")).isVisible();
            }
            page.navigate(world.server.address() + "/curators");
            page.locator("tbody a").first().click();
            page.waitForURL(Pattern.compile(".*/curators/0x[0-9a-f]{40}"));
            assertThat(page.locator("main")).containsText("worth promoting: yes");
        }
    }

    @Test
    void shouldServeStatusListsAndFormsWithoutJavaScript() {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(world.server.address() + "/");
            page.fill("[name=cid]", PROMOTED);
            page.locator("[name=cid]").press("Enter");
            assertThat(page.locator("h1")).hasText("This track is promoted");
            page.navigate(world.server.address() + "/tracks");
            page.locator(".choices a", new Page.LocatorOptions().setHasText("Electronic"))
                    .press("Enter");
            assertThat(page.locator(".track")).hasCount(1);
            page.navigate(world.server.address() + "/dispute");
            page.fill("[name=cid]", ConsoleWorld.cid(70));
            page.fill("[name=statement]", "Mine.");
            page.fill("[name=contact]", "me@example.org");
            page.locator("[name=contact]").press("Enter");
            assertThat(page.locator("main [role=status]")).containsText("is filed");
        }
    }

    /** With the browser's clock at the server's. */
    private static BrowserContext context(String name) {
        BrowserContext context = browser.newContext();
        context.clock().setFixedTime(Date.from(ConsoleWorld.START));
        context.addInitScript("window.testKey = '0x" + String.format("%064x", ConsoleWorld.wallet(name).key) + "'");
        context.addInitScript(wallet);
        return context;
    }

    private static Page signIn(BrowserContext context, String next) {
        Page page = context.newPage();
        page.navigate(world.server.address() + "/sign-in?next=" + next);
        page.locator("[data-wallets] button").click();
        page.waitForURL("**" + next);
        return page;
    }

    private static Address seated() {
        return world.store.epochs().result(world.store.epochs().current() - 1).seats().stream()
                .filter(seat -> seat.caseId().cid().equals(OPEN))
                .findFirst()
                .orElseThrow()
                .curator();
    }

    private static String curatorName(Address address) {
        for (int i = 0; i < CURATORS; i++) {
            if (ConsoleWorld.wallet("curator " + i).address.equals(address)) {
                return "curator " + i;
            }
        }
        throw new AssertionError(address + " is no curator");
    }

    /** The curator's ballot of a sequence; its signature was checked when it was taken. */
    private static Ballot only(Address curator, int sequence) {
        return world
                .store
                .ballots()
                .ballotsOn(List.of(
                        world.store.epochs().openCase(OPEN).orElseThrow().id()))
                .stream()
                .filter(ballot -> ballot.curator().equals(curator) && ballot.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    private static String bundledWallet() throws IOException, InterruptedException {
        Path out = folder.resolve("wallet.js");
        Process process = new ProcessBuilder(
                        "node_modules/.bin/esbuild", "test/wallet.ts", "--bundle", "--format=iife", "--outfile=" + out)
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("esbuild.log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out);
    }

    private static Verdict hourLong(Verdict v) {
        Verdict.Audio audio = new Verdict.Audio(HOUR, 8000, 1, "pcm_u8", 64);
        return new Verdict(
                v.input(),
                v.cid(),
                v.outcome(),
                v.reasons(),
                v.origin(),
                v.genre(),
                v.mood(),
                v.quality(),
                audio,
                v.model(),
                v.policy(),
                v.tonemark());
    }

    /** 60 minutes at 8 kHz; the file has holes instead of samples. */
    private static void hourOfSound(Path file) throws IOException {
        int samples = HOUR * 8000;
        ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
        head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        head.putInt(8000).putInt(8000).putShort((short) 1).putShort((short) 8);
        head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(head.array());
            out.setLength(44L + samples);
        }
    }

    private static String explanation() {
        String columns = "0.5,".repeat(1199) + "0.5";
        return "{\"pictures\":{\"timeline\":{\"sentence\":\"The 4 windows tell one story.\"},\"waveform\":{\"sentence\":\"\","
                + "\"low\":[-" + columns.replace(",", ",-") + "],\"high\":[" + columns + "]}}}";
    }
}
