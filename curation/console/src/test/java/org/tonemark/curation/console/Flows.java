package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.page.SharedBrowser;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/**
 * What the stories in a real browser share: Chromium, a wallet, and a real console over its own database for each
 * class. Two epochs are closed: one track is promoted, one hour of music is before a panel, one was turned down by the
 * machine. A flow waits for what it needs to see, never for a time.
 */
@ExtendWith(SharedBrowser.class)
abstract class Flows {
    static final int CURATORS = 12;
    static final String PROMOTED = ConsoleWorld.cid(1);
    static final String OPEN = ConsoleWorld.cid(2);
    static final String TURNED_DOWN = ConsoleWorld.cid(3);
    private static final Path WEB = Path.of("web");
    private static final int HOUR = 3600;

    @TempDir
    static Path folder;

    static Browser browser;
    static ConsoleWorld world;
    private static String wallet;

    @BeforeAll
    static void open(Browser chromium) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(WEB.resolve("node_modules/ethers")),
                "npm packages are missing: ./test installs them");
        browser = chromium;
        wallet = bundledWallet();
        Path content = Files.createDirectory(folder.resolve("content"));
        Files.createDirectories(folder.resolve("results/evidence"));
        Sounds.hour(content.resolve(OPEN + ".wav"));
        Sounds.explained(folder.resolve("results"), OPEN);
        world = new ConsoleWorld(folder, content, folder.resolve("results")).curators(CURATORS);
        world.track(PROMOTED, Outcome.ACCEPTED);
        EpochResult seats = world.closeEpoch();
        world.everybodyVotes(seats, CURATORS);
        world.store.submissions().submit(OPEN, ConsoleWorld.wallet("uploader").address, null, null);
        world.store.submissions().importVerdicts(List.of(hourLong(ConsoleWorld.verdict(OPEN, Outcome.ACCEPTED))));
        world.track(TURNED_DOWN, Outcome.REJECTED);
        world.closeEpoch();
    }

    @AfterAll
    static void shut() {
        if (world != null) {
            world.close();
            world = null;
        }
    }

    /** A browser of somebody with a wallet, its clock at the server's. */
    static BrowserContext context(String name) {
        return context(name, new Browser.NewContextOptions());
    }

    /** The same, on another screen or in another theme. */
    static BrowserContext context(String name, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(SharedBrowser.PATIENCE_MILLIS);
        context.clock().setFixedTime(Date.from(ConsoleWorld.START));
        context.addInitScript("window.testKey = '0x" + String.format("%064x", ConsoleWorld.wallet(name).key) + "'");
        context.addInitScript(wallet);
        return context;
    }

    /** A browser that runs no script. */
    static BrowserContext withoutScript() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        context.setDefaultTimeout(SharedBrowser.PATIENCE_MILLIS);
        return context;
    }

    /** Signs in by the wallet and lands on a page of the console. */
    static Page signIn(BrowserContext context, String next) {
        Page page = context.newPage();
        page.navigate(world.server.address() + "/sign-in?next=" + next);
        page.locator("[data-wallets] button").click();
        page.waitForURL(world.server.address() + next);
        return page;
    }

    /** Somebody called to the panel of the open case. */
    static Address seated() {
        return world.store.epochs().result(world.store.epochs().current() - 1).seats().stream()
                .filter(seat -> seat.caseId().cid().equals(OPEN))
                .findFirst()
                .orElseThrow()
                .curator();
    }

    /** The name of a curator's wallet. */
    static String curatorName(Address address) {
        for (int i = 0; i < CURATORS; i++) {
            if (ConsoleWorld.wallet("curator " + i).address.equals(address)) {
                return "curator " + i;
            }
        }
        throw new AssertionError(address + " is no curator");
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
}
