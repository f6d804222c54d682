package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.page.SharedBrowser;

/** Every page of a console in use, as each role sees it: accessible, in one piece on a phone, under a strict policy. */
@ExtendWith(SharedBrowser.class)
class EveryPageTest {
    @TempDir
    Path folder;

    @Test
    void shouldBeFreeOfFlawsForEveryRole(Browser browser) throws IOException {
        assumeTrue(Files.exists(Audit.AXE), "npm packages are missing: ./test installs them");
        Audit audit = new Audit();
        try (FullWorld full = new FullWorld(folder)) {
            Visits visits = new Visits(full.world);
            for (FullWorld.Place place : full.places()) {
                try (BrowserContext context = context(browser, audit)) {
                    audit.look(place.name(), visits.openWithPlayer(context, place));
                }
            }
        }
        assertThat(audit.found()).isEmpty();
    }

    @Test
    void shouldBeFreeOfFlawsWhenARequestFails(Browser browser) throws IOException {
        assumeTrue(Files.exists(Audit.AXE), "npm packages are missing: ./test installs them");
        Audit audit = new Audit();
        try (ConsoleWorld world = new ConsoleWorld(folder, null, null);
                BrowserContext context = context(browser, audit)) {
            Page page = context.newPage();
            for (int i = 0; i < 6; i++) {
                page.navigate(world.server.address() + "/dispute?cid=" + ConsoleWorld.cid(1));
                page.fill("[name=statement]", "Mine.");
                page.fill("[name=contact]", "me@example.org");
                page.locator("main [type=submit]").click();
                page.waitForSelector("main [role=status], main .tag");
            }
            assertThat(page.locator("main").textContent()).contains("429");
            audit.look("problem-429", page);
            world.store.close();
            assertThat(page.navigate(world.server.address() + "/").status()).isGreaterThanOrEqualTo(500);
            audit.look("problem-500", page);
        }
        assertThat(audit.found()).isEmpty();
    }

    private static BrowserContext context(Browser browser, Audit audit) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 900));
        audit.watch(context);
        return context;
    }
}
