package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.ConsoleWorld.Browser;
import org.tonemark.curation.console.ConsoleWorld.Wallet;

class SignInTest {
    private static final String SESSION = "tonemark-session";

    @TempDir
    Path folder;

    private ConsoleWorld world;
    private final Wallet wallet = ConsoleWorld.wallet("curator 0");

    @BeforeEach
    void open() {
        world = new ConsoleWorld(folder, null, null).curators(1);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String code(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(401);
        return ConsoleWorld.field(reply.body(), "code");
    }

    @Test
    void shouldGiveRolesWhenTheMessageIsSigned() {
        Browser browser = world.browser();
        String message = browser.message(wallet, browser.nonce(), world.clock.instant());
        HttpResponse<String> reply = browser.verify(message, wallet.sign(message));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains(wallet.address.hex(), "\"UPLOADER\",\"CURATOR\"");
        String cookie = reply.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith(SESSION))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        assertThat(browser.get("/review").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseWhenANonceIsUsedTwice() {
        Browser browser = world.browser();
        String message = browser.message(wallet, browser.nonce(), world.clock.instant());
        String signature = wallet.sign(message);
        assertThat(browser.verify(message, signature).statusCode()).isEqualTo(200);
        browser.cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(SESSION))
                .toList()
                .forEach(c -> browser.cookies.getCookieStore().remove(browser.base, c));
        assertThat(code(browser.verify(message, signature))).isEqualTo("WRONG_NONCE");
    }

    @Test
    void shouldRefuseWhenTheNonceIsAnotherBrowsersOrExpiredOrNotOurs() {
        Browser victim = world.browser();
        Browser attacker = world.browser();
        attacker.nonce();
        String message = victim.message(wallet, victim.nonce(), world.clock.instant());
        assertThat(code(attacker.verify(message, wallet.sign(message)))).isEqualTo("WRONG_NONCE");

        String late = victim.message(wallet, victim.nonce(), world.clock.instant());
        world.clock.forward(Duration.ofMinutes(10));
        assertThat(code(victim.verify(late, wallet.sign(late)))).isEqualTo("WRONG_NONCE");

        String own = victim.message(wallet, "a".repeat(64), world.clock.instant());
        assertThat(code(victim.verify(own, wallet.sign(own)))).isEqualTo("WRONG_NONCE");
    }

    @Test
    void shouldRefuseWhenTheMessageIsForAnotherSite() {
        Browser browser = world.browser();
        URI base = browser.base;
        String foreign = browser.message(wallet, browser.nonce(), world.clock.instant())
                .replace(base.getAuthority(), "evil.example");
        assertThat(code(browser.verify(foreign, wallet.sign(foreign)))).isEqualTo("WRONG_DOMAIN");
        String otherUri = browser.message(wallet, browser.nonce(), world.clock.instant())
                .replace("URI: " + base, "URI: http://evil.example");
        assertThat(code(browser.verify(otherUri, wallet.sign(otherUri)))).isEqualTo("WRONG_DOMAIN");
        String userInfo = browser.message(wallet, browser.nonce(), world.clock.instant())
                .replace("URI: http://", "URI: http://evil.example@");
        assertThat(code(browser.verify(userInfo, wallet.sign(userInfo)))).isEqualTo("WRONG_DOMAIN");
        String chain = browser.message(wallet, browser.nonce(), world.clock.instant())
                .replace("Chain ID: 8453", "Chain ID: 1");
        assertThat(code(browser.verify(chain, wallet.sign(chain)))).isEqualTo("WRONG_CHAIN");
    }

    @Test
    void shouldRefuseWhenTheTimesDoNotFit() {
        Browser browser = world.browser();
        Instant now = world.clock.instant();
        for (String message : new String[] {
            browser.message(wallet, browser.nonce(), now.minus(Duration.ofMinutes(11))),
            browser.message(wallet, browser.nonce(), now.plus(Duration.ofMinutes(2))),
            browser.message(wallet, browser.nonce(), now) + "\nExpiration Time: " + now.minusSeconds(1),
            browser.message(wallet, browser.nonce(), now) + "\nNot Before: " + now.plusSeconds(5)
        }) {
            assertThat(code(browser.verify(message, wallet.sign(message)))).isEqualTo("WRONG_TIME");
        }
    }

    @Test
    void shouldRefuseWhenAnotherKeySignedOrTheMessageIsNone() {
        Browser browser = world.browser();
        String message = browser.message(wallet, browser.nonce(), world.clock.instant());
        assertThat(code(browser.verify(message, ConsoleWorld.wallet("thief").sign(message))))
                .isEqualTo("WRONG_SIGNATURE");
        assertThat(code(browser.verify("hello", wallet.sign("hello")))).isEqualTo("NO_SIGN_IN_MESSAGE");
        String broken = browser.message(wallet, browser.nonce(), world.clock.instant());
        assertThat(code(browser.verify(broken, "0x00"))).isEqualTo("WRONG_SIGNATURE");
    }

    @Test
    void shouldMakeAFreshSessionWhenTheBrowserBringsOne() {
        Browser browser = world.browser();
        HttpCookie planted = new HttpCookie(SESSION, "f".repeat(64));
        planted.setPath("/");
        planted.setDomain(browser.base.getHost());
        browser.cookies.getCookieStore().add(browser.base, planted);
        browser.signIn(wallet, world.clock.instant());
        String first = session(browser);
        assertThat(first).isNotEqualTo("f".repeat(64));
        browser.signIn(wallet, world.clock.instant());
        assertThat(session(browser)).isNotEqualTo(first);
        Browser old = world.browser();
        HttpCookie stale = new HttpCookie(SESSION, first);
        stale.setPath("/");
        stale.setDomain(old.base.getHost());
        old.cookies.getCookieStore().add(old.base, stale);
        assertThat(old.get("/review").statusCode()).isEqualTo(303);
    }

    @Test
    void shouldEndTheSessionWhenItsTimeIsUpOrTheCuratorSignsOut() {
        Browser browser = world.signedIn("curator 0");
        assertThat(browser.post("/auth/sign-out", "application/x-www-form-urlencoded", "csrf=" + browser.csrf)
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/review").statusCode()).isEqualTo(303);
        Browser again = world.signedIn("curator 0");
        world.clock.forward(Duration.ofHours(12));
        assertThat(again.get("/review").statusCode()).isEqualTo(303);
    }

    @Test
    void shouldRefuseAWriteWhenItComesFromAnotherSite() {
        Browser browser = world.signedIn("curator 0");
        String form = "csrf=" + browser.csrf;
        for (String[] header :
                new String[][] {{"Origin", "http://evil.example"}, {"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}
                }) {
            HttpResponse<String> reply =
                    browser.post("/auth/sign-out", "application/x-www-form-urlencoded", form, header);
            assertThat(reply.statusCode()).as(header[1]).isEqualTo(403);
            assertThat(reply.body()).contains("FOREIGN_ORIGIN");
        }
        assertThat(browser.get("/review").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeRolesAwayWhenACuratorIsSuspended() {
        Browser browser = world.signedIn("curator 0");
        assertThat(browser.get("/review").statusCode()).isEqualTo(200);
        world.store.curators().standing(wallet.address, org.tonemark.curation.core.Curator.Standing.SUSPENDED, "test");
        world.clock.forward(Duration.ofSeconds(6));
        assertThat(browser.get("/review").statusCode()).isEqualTo(403);
    }

    private static String session(Browser browser) {
        return browser.cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(SESSION))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
