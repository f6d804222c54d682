package org.tonemark.cli.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.cli.curation.CurationFlow;
import org.tonemark.cli.demo.PluckedStrings;
import org.tonemark.curation.store.key.KeyFile;
import org.tonemark.features.decode.FfmpegTranscoder;
import org.tonemark.features.decode.FfmpegTranscoder.Format;

/**
 * What the packaged batch program writes, as the packaged console shows it in a real browser: a real track, verified and
 * explained by the shipped model. Needs both programs built, as {@code ./test} builds them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainedPageIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int CURATORS = 7;
    private static final Map<String, String> PICTURES = Map.of(
            "timeline",
            "Likelihood over time",
            "families",
            "Scores against known human-made music",
            "spectrum",
            "Mean spectrum and decoder lines",
            "spectrogram",
            "Spectrogram");

    @TempDir
    static Path folder;

    private PackagedConsole console;
    private String cid;

    @BeforeAll
    void open() throws Exception {
        Packaged.assumeModel();
        assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is missing: the pages are not tried in a browser");
        Files.createDirectory(folder.resolve("music"));
        byte[] song = new FfmpegTranscoder()
                .encode(PluckedStrings.play(new Random(1), 40), PluckedStrings.SAMPLE_RATE, Format.MP3, 128, List.of());
        Files.write(folder.resolve("music/song.mp3"), song);
        String line = Packaged.run(
                folder, Packaged.launcher("verify", "music", "--json", "--out", "results", "--master", "none"));
        cid = new ObjectMapper().readTree(line).get("cid").asText();
        Packaged.run(folder, Packaged.launcher("explain", "music/song.mp3", "--out", "results/evidence"));
        CurationFlow flow = new CurationFlow(folder).withCurators(CURATORS);
        flow.ok("submit", cid, "--uploader", CurationFlow.UPLOADER);
        String judged = line.replaceFirst("\"outcome\":\"[a-z]+\"", "\"outcome\":\"review\"");
        Files.writeString(folder.resolve("judged.jsonl"), judged);
        flow.ok("import", "judged.jsonl");
        flow.ok("curate");
        console = PackagedConsole.serve(folder, "--content", "music", "--results", "results");
    }

    @AfterAll
    void close() {
        if (console != null) {
            console.close();
        }
    }

    @Test
    void shouldShowEveryPictureWithItsSentenceAndTheWaveformInBothThemes() throws IOException, InterruptedException {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setColorScheme(theme))) {
                    context.setDefaultTimeout(PATIENCE_MILLIS);
                    signIn(context);
                    shows(context.newPage(), theme);
                }
            }
        }
    }

    private void shows(Page page, ColorScheme theme) throws IOException {
        page.navigate(console.address() + "/review/" + cid);
        Locator figures = page.locator("figure:has(img)");
        assertThat(figures).hasCount(PICTURES.size());
        for (Map.Entry<String, String> picture : PICTURES.entrySet()) {
            Locator figure = figures.filter(
                    new Locator.FilterOptions().setHas(page.locator("img[src$='/" + picture.getKey() + ".svg']")));
            assertThat(figure.locator("h3")).hasText(picture.getValue());
            assertThat(figure.locator("figcaption")).hasText(Pattern.compile(".{20,}[.]", Pattern.DOTALL));
            figure.locator("img").scrollIntoViewIfNeeded();
            String drawn = "async i => { await i.decode(); return i.naturalWidth > 100 && i.naturalHeight > 50; }";
            assertThat(figure.locator("img").evaluate(drawn)).isEqualTo(true);
        }
        assertThat(page.locator(".tools")).isVisible();
        Locator wave = page.locator(".wave").first();
        assertThat(wave.locator("canvas").first()).isVisible();
        assertThat(wave.locator("[part~=region]").first()).isVisible();
        assertThat(page.locator("[data-broken]").first()).isHidden();
        if (!System.getProperty("screenshots", "").isEmpty()) {
            Path shot = Path.of(System.getProperty("screenshots"), "explained-" + theme.name() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(shot));
        }
    }

    private void signIn(BrowserContext context) throws IOException, InterruptedException {
        KeyFile file = KeyFile.read(folder.resolve(CurationFlow.key(0)));
        ConsoleClient curator = new ConsoleClient(console.address()).signIn(new BigInteger(file.secretText(), 16));
        context.addCookies(curator.cookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue())
                        .setUrl(console.address().toString()))
                .toList());
    }
}
