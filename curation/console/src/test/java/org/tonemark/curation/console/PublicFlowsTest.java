package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stories of strangers: public pages and their filters, with and without scripts. */
class PublicFlowsTest extends Flows {
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
}
