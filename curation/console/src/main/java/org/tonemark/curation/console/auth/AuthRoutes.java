package org.tonemark.curation.console.auth;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Dispatch;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.Origin;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.Role;

/** Nonce, sign-in, sign-out. */
public final class AuthRoutes {
    private static final String BROWSER_COOKIE = "tonemark-nonce";
    private static final Duration NONCE_LIFE = Duration.ofMinutes(10);

    private final Nonces nonces;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Roles roles;
    private final Origin origin;

    public AuthRoutes(Nonces nonces, SignIn signIn, Sessions sessions, Roles roles, Origin origin) {
        this.nonces = nonces;
        this.signIn = signIn;
        this.sessions = sessions;
        this.roles = roles;
        this.origin = origin;
    }

    /** For the next sign-in of this browser. */
    public record Nonce(String nonce) {}

    /** @param message by EIP-4361 @param signature {@code personal_sign} of it */
    public record Signed(String message, String signature) {}

    /** @param csrf for the header {@code X-CSRF-Token} of writes */
    public record SignedIn(String address, List<Role> roles, String csrf) {}

    public List<Route> routes() {
        return List.of(
                Route.get("/auth/nonce", Access.ANYBODY, "A nonce for signing in", Nonce.class, this::nonce)
                        .withLimit(Limit.SIGN_IN),
                Route.post(
                        "/auth/verify",
                        Access.ANYBODY,
                        Limit.SIGN_IN,
                        "Signs in (EIP-4361)",
                        Signed.class,
                        SignedIn.class,
                        this::verify),
                Route.form("/auth/sign-out", Access.ANYBODY, Limit.WRITE, "Ends the session", this::signOut));
    }

    private Reply nonce(Visit visit) {
        Context context = visit.context();
        String browser = context.cookie(BROWSER_COOKIE);
        if (browser == null || !browser.matches("[0-9a-f]{64}")) {
            browser = Nonces.browser();
        }
        context.cookie(cookie(BROWSER_COOKIE, browser, NONCE_LIFE));
        context.header("Cache-Control", "no-store");
        return new Reply.Json(new Nonce(nonces.give(browser)));
    }

    /** A session that was there ends: its id is never signed in as somebody else. */
    private Reply verify(Visit visit) {
        Context context = visit.context();
        Signed signed = visit.json(Signed.class);
        String browser = Objects.requireNonNullElse(context.cookie(BROWSER_COOKIE), "");
        SignIn.Outcome outcome = signIn.check(signed.message(), signed.signature(), browser, origin.uri());
        if (outcome instanceof SignIn.Outcome.Refused refused) {
            return new Reply.Failed(refused.problem());
        }
        visit.session().ifPresent(old -> sessions.end(old.id()));
        Session session = sessions.begin(((SignIn.Outcome.Signed) outcome).address());
        roles.refresh();
        context.cookie(cookie(Dispatch.SESSION_COOKIE, session.id(), Sessions.LIFE));
        List<Role> may = roles.visitor(session).roles().stream().sorted().toList();
        return new Reply.Json(new SignedIn(session.address().hex(), may, session.csrf()));
    }

    private Reply signOut(Visit visit) {
        visit.session().ifPresent(session -> sessions.end(session.id()));
        visit.context().cookie(cookie(Dispatch.SESSION_COOKIE, "", Duration.ZERO));
        return new Reply.SeeOther("/");
    }

    private Cookie cookie(String name, String value, Duration life) {
        return new Cookie(name, value, "/", (int) life.toSeconds(), origin.secure(), true, null, SameSite.LAX);
    }
}
