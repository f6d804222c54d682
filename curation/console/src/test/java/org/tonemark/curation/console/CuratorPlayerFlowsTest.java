package org.tonemark.curation.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.Verdict.Segment;

/** The player, and two players side by side for what was heard before; real sound in a real browser. */
class CuratorPlayerFlowsTest extends Flows {
    private static final String TRACK = ConsoleWorld.cid(31);
    private static final String KNOWN = ConsoleWorld.cid(32);
    private static final String ELSEWHERE = ConsoleWorld.cid(33);
    private static final int SECONDS = 12;
    private static final int RATE = 8_000;

    @TempDir
    Path own;

    private ConsoleWorld desk;

    @BeforeEach
    void open() throws IOException {
        Path content = Files.createDirectory(own.resolve("content"));
        Path evidence = Files.createDirectories(own.resolve("results/evidence"));
        for (String cid : List.of(TRACK, KNOWN)) {
            Sounds.tone(content.resolve(cid + ".wav"), SECONDS);
            Files.writeString(evidence.resolve(cid + ".json"), peaks());
        }
        desk = new ConsoleWorld(own, content, own.resolve("results")).curators(CURATORS);
        desk.store.submissions().submit(TRACK, ConsoleWorld.wallet("uploader").address, null, null);
        desk.store.submissions().importVerdicts(List.of(verdict(), ofKnown()));
        desk.closeEpoch();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Page review(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(desk.server.address() + "/sign-in?next=/review/" + TRACK);
        page.locator("[data-wallets] button").click();
        page.waitForURL(desk.server.address() + "/review/" + TRACK);
        assertThat(page.locator(".tools")).isVisible();
        return page;
    }

    @Test
    void shouldColourZoomLoopAndSlowDownTheWaveform() {
        try (BrowserContext context = context("curator 1")) {
            Page page = review(context);
            Locator wave = page.locator(".wave").first();
            Locator regions = wave.locator("[part~=region]");
            assertThat(regions).hasCount(3);
            assertThat(regions.evaluateAll("all => new Set(all.map(e => getComputedStyle(e).backgroundColor)).size"))
                    .isEqualTo(3);
            Locator scroll = wave.locator(".scroll");
            String widths = "s => s.scrollWidth / s.clientWidth";
            assertThat((double) number(scroll.evaluate(widths))).isBetween(0.9, 1.1);
            page.locator("[data-tool=zoom]").fill("5");
            assertThat((double) number(scroll.evaluate(widths))).isBetween(4.5, 5.5);
            page.locator("[data-tool=zoom]").fill("1");
            assertThat(regions).hasCount(3);

            Locator audio = page.locator("[data-player] audio").first();
            page.locator("[data-tool=speed]").selectOption("0.5");
            assertThat((double) number(audio.evaluate("a => a.playbackRate"))).isEqualTo(0.5);
            page.locator("[data-tool=speed]").selectOption("2");

            page.locator("[data-tool=loop]").click();
            assertThat(page.locator("[data-tool=loop]")).hasAttribute("aria-pressed", "true");
            assertThat(regions).hasCount(4);
            audio.evaluate(
                    "a => { window.turns = 0; let last = 0; a.addEventListener('timeupdate', () => {"
                            + " if (last > 9 && a.currentTime < 5) window.turns++; last = a.currentTime; }); a.currentTime = 9.2; }");
            page.locator("[data-tool=play]").click();
            page.waitForCondition(() -> number(page.evaluate("window.turns")) > 0);
            assertThat(audio.evaluate("a => a.paused")).isEqualTo(false);
            page.locator("[data-tool=loop]").click();
            assertThat(regions).hasCount(3);
            page.locator("[data-tool=play]").click();
            assertThat(page.locator("[data-tool=play]")).hasText("Play");
        }
    }

    @Test
    void shouldPlayBothPlacesOneAfterTheOtherWhenATrackWasHeardBefore() {
        try (BrowserContext context = context("curator 1")) {
            Page page = review(context);
            Locator matches = page.locator("[data-match]");
            assertThat(matches).hasCount(2);
            assertThat(matches.nth(1)).containsText("are not in the content folder: compare the times");
            assertThat(matches.nth(1).locator("audio")).hasCount(0);
            Locator match = matches.first();
            assertThat(match.locator("audio")).hasCount(2);
            assertThat(match.locator("[part~=region]")).hasCount(2);
            match.evaluate("m => { window.heard = []; m.querySelectorAll('audio').forEach((a, i) =>"
                    + " ['play', 'pause'].forEach(name => a.addEventListener(name,"
                    + " () => window.heard.push([i, name, a.currentTime])))); }");
            Locator button = match.locator("[data-both]");
            button.click();
            assertThat(button).hasText("Stop");
            assertThat(button).hasText("Play both places");
            List<?> heard = (List<?>) page.evaluate("window.heard");
            assertThat(heard).hasSize(4);
            heard(heard.get(0), 0, "play", 1, 2);
            heard(heard.get(1), 0, "pause", 2.1, 3.5);
            heard(heard.get(2), 1, "play", 6, 7);
            heard(heard.get(3), 1, "pause", 7.1, 8.5);

            button.click();
            assertThat(button).hasText("Stop");
            page.locator("[data-tool=play]").click();
            assertThat(button).hasText("Play both places");
            assertThat(page.evaluate("[...document.querySelectorAll('audio')].filter(a => !a.paused).length"))
                    .isEqualTo(1);
        }
    }

    private static void heard(Object event, int player, String name, double least, double most) {
        List<?> parts = (List<?>) event;
        assertThat(parts.get(0)).isEqualTo(player);
        assertThat(parts.get(1)).isEqualTo(name);
        assertThat(number(parts.get(2)).doubleValue()).isBetween(least, most);
    }

    private static Double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static Verdict verdict() {
        Verdict plain = ofKnown();
        List<Segment> segments = List.of(new Segment(0, 4, .95), new Segment(4, 8, .1), new Segment(8, SECONDS, .5));
        Verdict.Origin origin = new Verdict.Origin(.7, .02, null, List.of(), segments, .4, .9, .1, null);
        return new Verdict(
                TRACK,
                TRACK,
                Outcome.REVIEW,
                List.of("VARIATION_OF"),
                origin,
                plain.genre(),
                plain.mood(),
                null,
                plain.audio(),
                plain.model(),
                plain.policy(),
                plain.tonemark(),
                List.of(known(KNOWN), known(ELSEWHERE)),
                List.of());
    }

    private static Known known(String cid) {
        return new Known(Known.Kind.VARIATION, cid, null, null, Outcome.ACCEPTED, 1, 2.5, 6, 7.5, 1, 1, 40);
    }

    private static Verdict ofKnown() {
        Verdict plain = ConsoleWorld.verdict(KNOWN, Outcome.ACCEPTED);
        Verdict.Audio audio = new Verdict.Audio(SECONDS, RATE, 1, "pcm_u8", 64);
        return new Verdict(
                plain.input(),
                plain.cid(),
                plain.outcome(),
                plain.reasons(),
                null,
                plain.genre(),
                plain.mood(),
                null,
                audio,
                plain.model(),
                plain.policy(),
                plain.tonemark());
    }

    private static String peaks() {
        String columns =
                IntStream.range(0, 600).mapToObj(i -> "0." + (1 + i % 8)).collect(Collectors.joining(","));
        return "{\"pictures\":{\"waveform\":{\"sentence\":\"\",\"low\":[-" + columns.replace(",", ",-") + "],\"high\":["
                + columns + "]}}}";
    }
}
