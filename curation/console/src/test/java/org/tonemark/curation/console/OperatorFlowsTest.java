package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The stories of operators. */
class OperatorFlowsTest extends Flows {
    @Test
    void shouldSeeWhatRunsDidAndWhatWaits() throws IOException {
        Path runs = Files.createDirectories(folder.resolve("results/runs"));
        Files.writeString(runs.resolve("20261121T110000Z-00aa.json"), MetricsTest.RUN);
        try (BrowserContext operator = context("operator")) {
            Page desk = signIn(operator, "/operators");
            assertThat(desk.locator("main .figures")).containsText("Open cases");
            assertThat(desk.locator("main")).containsText("Decisions not signed yet");
            assertThat(desk.locator("tr", new Page.LocatorOptions().setHasText("20261121T110000Z-00aa")))
                    .containsText("0:13");
            Locator days = desk.locator("main details table");
            assertThat(days).isHidden();
            desk.locator("main details summary").press("Enter");
            assertThat(days).containsText("2026-11-21");
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
}
