package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.EpochResult;
import org.tonemark.verdict.Outcome;

/** The curator's desk from end to end: each flow closes epochs of a console of its own. */
class CuratorDeskFlowsTest extends Flows {
    private static final String FIRST = ConsoleWorld.cid(11);
    private static final String SECOND = ConsoleWorld.cid(12);
    private static final String NOTE = "Lines every 200 Hz.\nHeard <b>twice</b>.";

    @TempDir
    Path own;

    private ConsoleWorld desk;

    @BeforeEach
    void open() {
        desk = new ConsoleWorld(own, null, null).curators(CURATORS);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private EpochResult twoCases() {
        desk.track(FIRST, Outcome.ACCEPTED).track(SECOND, Outcome.ACCEPTED);
        return desk.closeEpoch();
    }

    private Page enter(BrowserContext context, String next) {
        Page page = context.newPage();
        page.navigate(desk.server.address() + "/sign-in?next=" + next);
        page.locator("[data-wallets] button").click();
        page.waitForURL(desk.server.address() + next);
        return page;
    }

    /** Somebody who sits on the panels of all these tracks. */
    private static Address onPanelsOf(EpochResult opened, String... cids) {
        return opened.seats().stream()
                .map(seat -> seat.curator())
                .filter(curator -> List.of(cids).stream()
                        .allMatch(cid -> opened.seats().stream()
                                .anyMatch(s -> s.curator().equals(curator)
                                        && s.caseId().cid().equals(cid))))
                .findFirst()
                .orElseThrow();
    }

    private Ballot standing(String cid, Address curator) {
        return desk.store
                .desk()
                .ballot(desk.store.epochs().openCase(cid).orElseThrow().id(), curator)
                .orElseThrow();
    }

    private static void sent(Page page) {
        assertThat(page.locator("form[data-ballot] [role=status]")).containsText("Your ballot is in");
    }

    @Test
    void shouldSealANoteTakeABallotBackAndGoOnWhenACuratorWorksThroughTheQueue() {
        EpochResult opened = twoCases();
        Address curator = onPanelsOf(opened, FIRST, SECOND);
        try (BrowserContext context = context(curatorName(curator))) {
            Page page = enter(context, "/review/" + FIRST);
            page.keyboard().press("a");
            page.fill("[name=note]", NOTE);
            page.locator("form[data-ballot] [type=submit]").click();
            sent(page);
            assertThat(standing(FIRST, curator).note()).isEqualTo(NOTE);
            page.locator("[data-undo] button").click();
            assertThat(page.locator("[name='claim:quality'][value=unsure]")).isChecked();
            assertThat(page.locator("[data-undo] button")).isEnabled();
            page.waitForCondition(() -> standing(FIRST, curator).sequence() == 1);
            assertThat(standing(FIRST, curator).on(Claim.QUALITY)).isEqualTo(Answer.UNSURE);
            assertThat(standing(FIRST, curator).note()).isEmpty();

            page.reload();
            page.keyboard().press("a");
            page.fill("[name=note]", NOTE);
            page.locator("form[data-ballot] [type=submit]").click();
            sent(page);
            assertThat(standing(FIRST, curator).sequence()).isEqualTo(2);
            assertThat(desk.browser().get("/t/" + FIRST).body()).doesNotContain("200 Hz");

            page.locator("h1").click();
            page.keyboard().press("n");
            page.waitForURL("**/review/" + SECOND);
            page.keyboard().press("x");
            page.locator("form[data-ballot] [type=submit]").click();
            sent(page);
            assertThat(page.locator("[data-after] a")).hasText("Back to the queue");
            othersVote(opened, curator);
            desk.closeEpoch();

            page.navigate(desk.server.address() + "/review/" + FIRST);
            Locator ended = page.locator("aside");
            assertThat(ended).containsText("Promoted:");
            assertThat(ended).containsText("worth promoting: yes");
            assertThat(ended).containsText("Clear:");
            assertThat(ended).containsText("There is nothing to appeal against.");
            assertThat(ended.locator("blockquote")).hasText(NOTE);
            assertThat(ended.locator("blockquote b")).hasCount(0);
            page.navigate(desk.server.address() + "/t/" + FIRST);
            assertThat(page.locator("main")).containsText("A curator’s words");
            assertThat(page.locator("blockquote")).hasText(NOTE);
        }
    }

    /** But one curator, who answered in the browser. */
    private void othersVote(EpochResult opened, Address but) {
        opened.seats().stream()
                .filter(seat -> !seat.curator().equals(but))
                .forEach(seat -> desk.store
                        .ballots()
                        .cast(ConsoleWorld.wallet(curatorName(seat.curator()))
                                .ballot(
                                        desk.store
                                                .epochs()
                                                .openCase(seat.caseId().cid())
                                                .orElseThrow(),
                                        desk.store.epochs().current(),
                                        0,
                                        Answer.YES)));
    }

    @Test
    void shouldSayWhereTheAppealStandsWhenATrackIsRejected() {
        EpochResult opened = twoCases();
        opened.seats().stream()
                .filter(seat -> seat.caseId().cid().equals(FIRST))
                .forEach(seat -> desk.store
                        .ballots()
                        .cast(ConsoleWorld.wallet(curatorName(seat.curator()))
                                .ballot(
                                        desk.store.epochs().openCase(FIRST).orElseThrow(),
                                        desk.store.epochs().current(),
                                        0,
                                        Answer.NO)));
        desk.closeEpoch();
        try (BrowserContext context = context("curator 1")) {
            Page page = enter(context, "/review/" + FIRST);
            Locator ended = page.locator("aside");
            assertThat(ended).containsText("Rejected:");
            assertThat(ended).containsText("has not appealed so far, and may");
            assertThat(desk.store
                            .objections()
                            .appeal(
                                    FIRST,
                                    ConsoleWorld.wallet("uploader").address,
                                    List.of(Claim.QUALITY),
                                    "Listen to the end."))
                    .isEmpty();
            page.reload();
            assertThat(ended).containsText("The close of this epoch draws a fresh panel.");
        }
    }

    @Test
    void shouldLeadANewcomerThroughTrainingUntilPanelsAreOpen() {
        ConsoleWorld.Wallet newcomer = ConsoleWorld.wallet("newcomer");
        desk.store.curators().admitByStake(newcomer.address, "newcomer", 10, Standing.TRAINEE);
        int cases = 10;
        for (int i = 0; i < cases; i++) {
            String cid = ConsoleWorld.cid(20 + i);
            assertThat(desk.store.gold().training(cid, Map.of(Claim.QUALITY, i % 2 == 0)))
                    .isEmpty();
        }
        desk.closeEpoch();
        try (BrowserContext context = context("newcomer")) {
            Page page = enter(context, "/training");
            assertThat(page.locator(".tracks .track")).hasCount(cases);
            assertThat(page.locator("main")).not().containsText("You are an active curator");
            page.locator(".tracks .track a").first().click();
            for (int i = 0; i < cases; i++) {
                assertThat(page.locator("form[data-ballot]")).containsText("A training case");
                String cid = page.locator("form[data-ballot]").getAttribute("data-cid");
                page.keyboard().press(right(cid, i) ? "a" : "x");
                page.keyboard().press("s");
                sent(page);
                if (i < cases - 1) {
                    page.locator("[data-after] a").click();
                    page.waitForURL(url -> url.contains("/review/") && !url.endsWith(cid));
                }
            }
            assertThat(page.locator("[data-after] a")).hasText("Back to the queue");
            page.navigate(desk.server.address() + "/training");
            assertThat(page.locator(".tracks .tag.good")).hasCount(cases);
            assertThat(page.locator("main")).not().containsText("Truths shown");
            desk.closeEpoch();
            desk.clock.forward(Duration.ofMinutes(1));
            page.reload();
            assertThat(page.locator("dd").first()).hasText("10 / 10");
            assertThat(page.locator("dd").nth(1)).hasText("90.0 %");
            assertThat(page.locator("tbody tr")).hasCount(cases);
            assertThat(page.locator("main")).containsText("You are an active curator: panels are open to you.");
            assertThat(desk.store.curators().all().stream()
                            .filter(c -> c.address().equals(newcomer.address))
                            .map(c -> c.standing()))
                    .containsExactly(Standing.ACTIVE);
        }
    }

    /** The truth, but for the first answer. */
    private static boolean right(String cid, int answered) {
        for (int i = 0; i < 10; i++) {
            if (ConsoleWorld.cid(20 + i).equals(cid)) {
                return (i % 2 == 0) != (answered == 0);
            }
        }
        throw new AssertionError(cid);
    }

    @Test
    void shouldShowTheKeysAndTurnThemOffWhenACuratorWants() {
        EpochResult opened = twoCases();
        Address curator = onPanelsOf(opened, FIRST);
        try (BrowserContext context = context(curatorName(curator))) {
            Page page = enter(context, "/review/" + FIRST);
            Locator yes = page.locator("[name='claim:quality'][value=yes]");
            Locator dialog = page.locator("dialog[data-help]");
            page.keyboard().press("?");
            assertThat(dialog).isVisible();
            assertThat(dialog).containsText("worth promoting");
            page.keyboard().press("a");
            assertThat(yes).not().isChecked();
            page.locator("[data-keys]").uncheck();
            page.keyboard().press("Escape");
            assertThat(dialog).not().isVisible();
            page.keyboard().press("a");
            assertThat(yes).not().isChecked();
            page.reload();
            page.keyboard().press("a");
            assertThat(yes).not().isChecked();
            page.locator("[data-show-help]").click();
            page.locator("[data-keys]").check();
            page.keyboard().press("Escape");
            assertThat(dialog).not().isVisible();
            page.keyboard().press("a");
            assertThat(yes).isChecked();
            page.fill("[name=note]", "");
            page.locator("[name=note]").pressSequentially("axus?");
            assertThat(page.locator("[name=note]")).hasValue("axus?");
            assertThat(yes).isChecked();
        }
    }
}
