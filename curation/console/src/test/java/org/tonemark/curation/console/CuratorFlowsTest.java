package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;

/** The stories of curators: queue, review, ballot, training, and how a case ended. */
class CuratorFlowsTest extends Flows {
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
            assertThat(page.locator("figure img")).hasCount(2);
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
}
