package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The main stories without a mouse; wherever the focus is, it is seen. */
class KeyboardFlowsTest extends Flows {
    private static final int MOST_STEPS = 120;
    private static final String SEEN = "() => {"
            + "for (let e = document.activeElement, i = 0; e && i < 4; e = e.parentElement, i++) {"
            + "  const s = getComputedStyle(e);"
            + "  if (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) { return true }"
            + "} return false }";

    @Test
    void shouldSignInReviewAndVoteByKeyboardAlone() {
        try (BrowserContext context = context(curatorName(seated()))) {
            Page page = context.newPage();
            page.navigate(world.server.address() + "/sign-in?next=/review");
            page.waitForSelector("[data-wallets] button");
            tabTo(page, "[data-wallets] button");
            page.keyboard().press("Enter");
            page.waitForURL(world.server.address() + "/review");
            tabTo(page, "[data-row]");
            page.keyboard().press("Enter");
            page.waitForURL("**/review/" + OPEN);
            page.waitForSelector("[data-player] .tools:not([hidden])");
            tabTo(page, ".wave");
            page.keyboard().press("ArrowRight");
            assertThat(page.locator(".wave")).hasAttribute("aria-valuetext", "0:05 / 60:00");
            tabTo(page, "[name='claim:quality']");
            page.keyboard().press("Space");
            assertThat(page.locator("[name='claim:quality']:checked")).hasCount(1);
            tabTo(page, "[name=reason]");
            page.keyboard().press("Space");
            tabTo(page, "form[data-ballot] [type=submit]");
            page.keyboard().press("Enter");
            assertThat(page.locator("form[data-ballot] [role=status]")).containsText("Your ballot is in");
        }
    }

    @Test
    void shouldSubmitByKeyboardAlone() {
        String cid = ConsoleWorld.cid(61);
        try (BrowserContext context = context("uploader")) {
            Page page = signIn(context, "/submit");
            tabTo(page, "[name=cid]");
            page.keyboard().type(cid);
            tabTo(page, "main form button.main");
            page.keyboard().press("Enter");
            page.waitForURL("**/t/" + cid);
            assertThat(page.locator("h1")).hasText("Waiting to be measured");
        }
    }

    @Test
    void shouldFileADisputeByKeyboardAlone() {
        try (BrowserContext context = context("stranger")) {
            Page page = context.newPage();
            page.navigate(world.server.address() + "/");
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            tabTo(page, ".foot a[href='/dispute']");
            page.keyboard().press("Enter");
            page.waitForURL(world.server.address() + "/dispute");
            tabTo(page, "[name=cid]");
            page.keyboard().type(PROMOTED);
            tabTo(page, "[name=statement]");
            page.keyboard().type("The chorus is mine.");
            tabTo(page, "[name=contact]");
            page.keyboard().type("me@example.org");
            tabTo(page, "main [type=submit]");
            page.keyboard().press("Enter");
            assertThat(page.locator("main [role=status]")).containsText("is filed");
        }
    }

    @Test
    void shouldTurnSingleKeysOffAndKeepThemOff() {
        try (BrowserContext context = context(curatorName(seated()))) {
            Page page = signIn(context, "/review/" + OPEN);
            page.waitForSelector("[data-player] .tools:not([hidden])");
            page.keyboard().press("x");
            assertThat(page.locator("[name='claim:quality'][value=no]")).isChecked();
            page.keyboard().press("?");
            page.waitForSelector("dialog[open]");
            page.uncheck("[data-keys]");
            page.keyboard().press("Escape");
            page.keyboard().press("u");
            assertThat(page.locator("[name='claim:quality'][value=no]")).isChecked();
            page.reload();
            page.waitForSelector("[data-player] .tools:not([hidden])");
            page.keyboard().press("u");
            assertThat(page.locator("[name='claim:quality'][value=unsure]"))
                    .not()
                    .isChecked();
        }
    }

    /** Presses the tabulator until the element has the focus; each stop on the way must be seen. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_STEPS; i++) {
            page.keyboard().press("Tab");
            String where = (String) page.evaluate("document.activeElement.outerHTML.slice(0, 120)");
            boolean inPage = !where.startsWith("<body");
            assertThat(!inPage || (boolean) page.evaluate(SEEN))
                    .as("the focus is seen on " + where)
                    .isTrue();
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the tabulator does not reach " + selector);
    }
}
