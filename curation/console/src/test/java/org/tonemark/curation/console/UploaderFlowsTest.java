package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The stories of uploaders: submit, follow, appeal. */
class UploaderFlowsTest extends Flows {
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
}
