package org.tonemark.curation.console.page;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page in a real browser: axe-core's rules of WCAG 2.2 AA in both themes, phone width, the keyboard, the policy. */
@ExtendWith(SharedBrowser.class)
class AccessibilityTest {
    private static final Path AXE = Path.of("web/node_modules/axe-core/axe.min.js");
    private static final String ALL =
            "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
    private static final String COLOURS = "runOnly: {type: 'rule', values: ['color-contrast']}";
    private static final String RUN = "async () => (await axe.run(document, {%s})).violations"
            + ".map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))";

    private static Browser browser;
    private static Gallery gallery;

    @BeforeAll
    static void start(Browser chromium) throws IOException {
        browser = chromium;
        gallery = new Gallery();
    }

    @AfterAll
    static void stop() {
        if (gallery != null) {
            gallery.close();
        }
    }

    private static BrowserContext context(ColorScheme theme, int width, int height) {
        return browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(false)
                .setViewportSize(width, height));
    }

    @Test
    void shouldBeCleanUnderAxeInBothThemes() throws IOException {
        assumeTrue(Files.exists(AXE), "npm packages are missing: ./test installs them");
        String axe = Files.readString(AXE);
        List<String> found = new ArrayList<>();
        for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext context = context(theme, 1280, 900)) {
                Page page = context.newPage();
                for (String name : Samples.all().keySet()) {
                    page.navigate(gallery.address(name));
                    page.evaluate(axe + ";0");
                    String rules = theme == ColorScheme.LIGHT ? ALL : COLOURS; // the others do not depend on colours
                    ((List<?>) page.evaluate(RUN.formatted(rules)))
                            .forEach(v -> found.add(name + " " + theme + " " + v));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void shouldFitAPhoneWithoutSidewaysScrolling() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 360, 740)) {
            Page page = context.newPage();
            for (String name : Samples.all().keySet()) {
                page.navigate(gallery.address(name));
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(name)
                        .isLessThanOrEqualTo(360);
            }
        }
    }

    @Test
    void shouldRunUnderAPolicyWithoutInlineScript() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280, 900)) {
            Page page = context.newPage();
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            for (String name : Samples.all().keySet()) {
                page.navigate(gallery.address(name));
                assertThat(page.evaluate("document.querySelector('script:not([src])')"))
                        .as(name)
                        .isNull();
            }
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void shouldPlayAndSeekByKeyboardAlone() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280, 900)) {
            Page page = context.newPage();
            page.navigate(gallery.address("ReviewPage"));
            page.waitForSelector(".tools:not([hidden])");
            page.focus("[role=slider]");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("PageUp");
            page.waitForCondition(
                    () -> page.getAttribute("[role=slider]", "aria-valuenow").startsWith("35"));
            assertThat(page.getAttribute("[role=slider]", "aria-valuetext")).isEqualTo("0:35 / 3:00");
            page.focus("h1 >> xpath=..");
            page.evaluate("document.activeElement.blur()");
            page.keyboard().press("2");
            page.keyboard().press("u");
            assertThat(page.isChecked("[name='claim:origin'][value=no]")).isTrue();
            assertThat(page.isChecked("[name='claim:quality'][value=unsure]")).isTrue();
        }
    }

    @Test
    void shouldTurnSingleKeysOff() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280, 900)) {
            Page page = context.newPage();
            page.navigate(gallery.address("ReviewPage"));
            page.waitForSelector(".tools:not([hidden])");
            page.keyboard().press("?");
            page.waitForSelector("dialog[open]");
            page.uncheck("[data-keys]");
            page.keyboard().press("Escape");
            page.keyboard().press("2");
            assertThat(page.isChecked("[name='claim:origin'][value=no]")).isFalse();
            page.reload();
            page.waitForSelector(".tools:not([hidden])");
            page.keyboard().press("2");
            assertThat(page.isChecked("[name='claim:origin'][value=no]")).isFalse();
        }
    }
}
