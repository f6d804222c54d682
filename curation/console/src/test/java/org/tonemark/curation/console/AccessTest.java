package org.tonemark.curation.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tonemark.curation.console.ConsoleWorld.Browser;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Route.Kind;
import org.tonemark.curation.console.http.Route.Verb;
import org.tonemark.curation.store.DatabaseAddress;
import org.tonemark.curation.store.Databases;
import org.tonemark.verdict.Outcome;

/** Walks every row of the route table with every role: a new route cannot be forgotten. */
class AccessTest {
    /** Who tries, and which accesses admit them. */
    private enum Who {
        STRANGER(Access.ANYBODY),
        UPLOADER(Access.ANYBODY, Access.SIGNED_IN),
        CURATOR(Access.ANYBODY, Access.SIGNED_IN, Access.CURATOR),
        OPERATOR(Access.ANYBODY, Access.SIGNED_IN, Access.OPERATOR);

        final List<Access> may;

        Who(Access... may) {
            this.may = List.of(may);
        }
    }

    @TempDir
    static Path folder;

    static ConsoleWorld world;

    @BeforeAll
    static void open() {
        open(Databases.sqlite(folder));
    }

    static void open(DatabaseAddress database) {
        world = new ConsoleWorld(folder, database).curators(12).track(ConsoleWorld.cid(1), Outcome.ACCEPTED);
        world.closeEpoch();
    }

    @AfterAll
    static void shut() {
        world.close();
    }

    private static Map<Who, Browser> visitors() {
        Map<Who, Browser> visitors = new EnumMap<>(Who.class);
        visitors.put(Who.STRANGER, world.browser());
        visitors.put(Who.UPLOADER, world.signedIn("uploader"));
        visitors.put(Who.CURATOR, world.signedIn("curator 1"));
        visitors.put(Who.OPERATOR, world.signedIn("operator"));
        return visitors;
    }

    @Test
    void shouldAdmitExactlyTheRolesOfTheRouteTableWhenAnybodyAsks() {
        Map<Who, Browser> visitors = visitors();
        SoftAssertions all = new SoftAssertions();
        List<String> seen = new ArrayList<>();
        for (Route route : world.server.routes()) {
            if (route.path().equals("/auth/sign-out")) {
                continue; // would end the sessions of the walk; SignInTest has it
            }
            visitors.forEach((who, browser) -> {
                world.clock.forward(Duration.ofMinutes(2)); // for the rate limits
                HttpResponse<String> reply = ask(browser, route);
                all.assertThat(refused(reply))
                        .as("%s %s for %s: %s", route.verb(), route.path(), who, reply.statusCode())
                        .isEqualTo(!who.may.contains(route.access()));
                all.assertThat(reply.statusCode()).as(route.path()).isLessThan(500);
            });
            seen.add(route.verb() + " " + route.path());
        }
        all.assertAll();
        assertThat(seen).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    private static boolean refused(HttpResponse<String> reply) {
        return switch (reply.statusCode()) {
            case 401 -> reply.body().contains("NOT_SIGNED_IN");
            case 403 -> reply.body().contains("FORBIDDEN");
            case 303 -> reply.headers().firstValue("Location").orElse("").startsWith("/sign-in");
            default -> false;
        };
    }

    private static HttpResponse<String> ask(Browser browser, Route route) {
        String path = route.path()
                .replace("{cid}", ConsoleWorld.cid(99))
                .replace("{number}", "7")
                .replace("{address}", "0x" + "0".repeat(40))
                .replace("{name}", "nothing.svg");
        if (route.verb() == Verb.GET) {
            return browser.get(path);
        }
        return route.kind() == Kind.PAGE
                ? browser.post(path, "application/x-www-form-urlencoded", "csrf=" + browser.csrf)
                : browser.json(path, "{}");
    }

    @Test
    void shouldRefuseEveryWriteWhenTheSessionsTokenIsMissingOrWrong() {
        Map<Who, Browser> visitors = visitors();
        for (Route route : world.server.routes()) {
            if (route.verb() == Verb.POST) {
                visitors.forEach((who, browser) -> {
                    if (who != Who.STRANGER && who.may.contains(route.access())) {
                        world.clock.forward(Duration.ofMinutes(10)); // for the rate limits
                        String path = route.path()
                                .replace("{cid}", ConsoleWorld.cid(1))
                                .replace("{number}", "1");
                        assertThat(browser.post(path, "application/json", "{}").body())
                                .as(path)
                                .contains("WRONG_CSRF_TOKEN");
                        assertThat(browser.post(path, "application/x-www-form-urlencoded", "csrf=" + "0".repeat(64))
                                        .body())
                                .as(path)
                                .contains("WRONG_CSRF_TOKEN");
                    }
                });
            }
        }
    }
}
