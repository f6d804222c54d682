package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Every story but the wallet's and the player's, in a browser that runs no script; the wallet has signed in elsewhere. */
class NoScriptFlowsTest extends Flows {
    @Test
    void shouldFindReadAndFilter() {
        try (BrowserContext context = withoutScript()) {
            Page page = context.newPage();
            page.navigate(world.server.address() + "/");
            page.fill("[name=cid]", PROMOTED);
            page.locator("[name=cid]").press("Enter");
            assertThat(page.locator("h1")).hasText("This track is promoted");
            page.locator("nav a[href='/tracks']").click();
            page.locator(".choices a", new Page.LocatorOptions().setHasText("Electronic"))
                    .click();
            assertThat(page.locator(".track")).hasCount(1);
            page.locator(".track a").click();
            assertThat(page.locator("main")).containsText("Promoted:");
            page.locator("nav a[href='/epochs']").click();
            page.locator("tbody a[href='/epochs/1']").click();
            assertThat(page.locator("h1")).hasText("Epoch 1");
            assertThat(page.locator(".tracks .track").first()).containsText("Promoted");
            page.locator("nav a[href='/curators']").click();
            page.locator("tbody a").first().click();
            assertThat(page.locator("main")).containsText("worth promoting: yes");
            page.navigate(world.server.address() + "/sign-in");
            assertThat(page.locator("noscript p")).containsText("needs JavaScript");
        }
    }

    @Test
    void shouldSubmitAndAppeal() {
        String cid = ConsoleWorld.cid(71);
        try (BrowserContext context = withoutScript()) {
            Page page = signedIn(context, "uploader", "/submit");
            page.fill("[name=cid]", cid);
            page.locator("main [name=check]").click();
            assertThat(page.locator("main .note[role=status]")).containsText("It can be submitted");
            page.locator("main form button.main").click();
            assertThat(page.locator("h1")).hasText("Waiting to be measured");
            page.navigate(world.server.address() + "/t/" + TURNED_DOWN);
            page.locator("main a[href$='/appeal']").click();
            page.check("[name=origin]");
            page.fill("[name=statement]", "The project file shows it.");
            page.locator("main [type=submit]").click();
            assertThat(page.locator(".line")).containsText("The project file shows it.");
            page.locator(".who button").click();
            assertThat(page.locator(".who")).containsText("Sign in");
        }
    }

    @Test
    void shouldFilterTheQueueAndReadACase() {
        String curator = curatorName(seated());
        try (BrowserContext context = withoutScript()) {
            Page page = signedIn(context, curator, "/review");
            page.selectOption("[name=genre]", "electronic");
            page.locator(".filter [type=submit]").click();
            assertThat(page.locator(".tracks .track")).hasCount(1);
            page.locator(".tabs a", new Page.LocatorOptions().setHasText("My seats"))
                    .click();
            page.locator(".tracks a").first().click();
            assertThat(page.locator("main")).containsText("Ears cannot tell");
            assertThat(page.locator("figure img")).hasCount(2);
            assertThat(page.locator("audio")).isVisible();
            assertThat(page.locator(".wave")).isHidden();
            assertThat(page.locator("form[data-ballot] noscript p")).containsText("tonemark rate");
            page.navigate(world.server.address() + "/training");
            assertThat(page.locator("h1")).hasText("Training round");
        }
    }

    @Test
    void shouldDisputeAndAnswer() {
        try (BrowserContext stranger = withoutScript();
                BrowserContext operator = withoutScript()) {
            Page page = stranger.newPage();
            page.navigate(world.server.address() + "/dispute?cid=" + PROMOTED);
            page.locator("main [type=submit]").click();
            page.fill("[name=statement]", "Mine.");
            page.fill("[name=contact]", "me@example.org");
            page.locator("[name=contact]").press("Enter");
            assertThat(page.locator("main [role=status]")).containsText("is filed");
            Page desk = signedIn(operator, "operator", "/operators");
            desk.locator("#disputes [name=resolution]").first().fill("It was looked at.");
            desk.locator("#disputes [value=no]").first().press("Enter");
            assertThat(desk.locator("#disputes [name=resolution]")).hasCount(0);
            page.locator("main [role=status] a").click();
            assertThat(page.locator(".line")).containsText("It was looked at.");
        }
    }

    private static Page signedIn(BrowserContext context, String who, String path) {
        Page page = new Visits(world).open(context, new FullWorld.Place("", who, path));
        assertThat(page.url()).endsWith(path);
        return page;
    }
}
