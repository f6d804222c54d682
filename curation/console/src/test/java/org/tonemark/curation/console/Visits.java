package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.curation.console.page.SharedBrowser;

/** Visits of a browser to a console; everybody signs in once, without a click. */
final class Visits {
    private final ConsoleWorld world;
    private final Map<String, List<Cookie>> signedIn = new HashMap<>();

    Visits(ConsoleWorld world) {
        this.world = world;
    }

    /** The page once its player is ready. */
    Page openWithPlayer(BrowserContext context, FullWorld.Place place) {
        Page page = open(context, place);
        if (page.locator("[data-player]").count() > 0) {
            page.waitForSelector("[data-player] .tools:not([hidden])");
        }
        return page;
    }

    Page open(BrowserContext context, FullWorld.Place place) {
        context.setDefaultTimeout(SharedBrowser.PATIENCE_MILLIS);
        context.clock().setFixedTime(Date.from(world.clock.instant()));
        if (!place.who().isEmpty()) {
            context.addCookies(signedIn.computeIfAbsent(place.who(), this::signIn));
        }
        Page page = context.newPage();
        assertThat(page.navigate(world.server.address() + place.path()).status())
                .as(place.name())
                .isLessThan(500);
        return page;
    }

    private List<Cookie> signIn(String who) {
        return world.signedIn(who).cookies.getCookieStore().getCookies().stream()
                .map(c -> new Cookie(c.getName(), c.getValue())
                        .setUrl(world.server.address().toString()))
                .toList();
    }
}
