package org.tonemark.curation.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.page.SharedBrowser;

/**
 * Draws every page on a desk and on a phone, light and dark, for people to look at:
 * {@code mvn -pl curation/console -am test -Dtest=ScreenshotsTest -Dscreenshots=FOLDER}. {@code -Dscreenshots.only} is a
 * regular expression of names.
 */
@ExtendWith(SharedBrowser.class)
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ScreenshotsTest {
    private static final int[] WIDTHS = {1280, 360};

    @Test
    void shouldDrawEveryPage(@TempDir Path folder, Browser browser) throws IOException {
        Path out = Path.of(System.getProperty("screenshots"));
        String only = System.getProperty("screenshots.only", ".*");
        try (FullWorld full = new FullWorld(folder)) {
            Visits visits = new Visits(full.world);
            for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (FullWorld.Place place : full.places()) {
                    if (place.name().matches(only)) {
                        draw(visits, browser, place, theme, out);
                    }
                }
            }
        }
    }

    private static void draw(Visits visits, Browser browser, FullWorld.Place place, ColorScheme theme, Path out) {
        for (int width : WIDTHS) {
            try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                    .setColorScheme(theme)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setViewportSize(width, width > 1000 ? 800 : 740))) {
                Page page = visits.openWithPlayer(context, place);
                String name = place.name() + "-" + width + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(out.resolve(name)));
            }
        }
    }
}
