package org.tonemark.curation.console.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.auth.Roles;
import org.tonemark.curation.console.auth.Session;
import org.tonemark.curation.console.auth.Sessions;
import org.tonemark.curation.console.http.Route.Kind;
import org.tonemark.curation.console.http.Route.Verb;
import org.tonemark.curation.console.view.Visitor;

/** What every request passes, in this order: limit, access, origin and token of a write, the action, the answer. */
public final class Dispatch {
    public static final String SESSION_COOKIE = "tonemark-session";
    public static final String CSRF_HEADER = "X-CSRF-Token";
    public static final String CSRF_FIELD = "csrf";

    /** Bytes of a form without a file, with room for a generation record. */
    private static final long SMALL = 128 * 1024;

    private static final int MOST_UPLOADS = 8;
    private static final int MOST_UPLOADS_OF_ONE = 2;
    private static final Problem BUSY = new Problem(
            503,
            "UPLOADS_BUSY",
            "other files are coming in just now: wait a minute and send yours again",
            Map.of("Retry-After", "60"));

    private final Slots uploads = new Slots(MOST_UPLOADS, MOST_UPLOADS_OF_ONE);
    private final Sessions sessions;
    private final Roles roles;
    private final RateLimits limits;
    private final Replies replies;
    private final Origin origin;
    private final boolean behindProxy;

    /** @param behindProxy whether the last address of {@code X-Forwarded-For} names the client */
    public Dispatch(
            Sessions sessions, Roles roles, RateLimits limits, Replies replies, Origin origin, boolean behindProxy) {
        this.sessions = sessions;
        this.roles = roles;
        this.limits = limits;
        this.replies = replies;
        this.origin = origin;
        this.behindProxy = behindProxy;
    }

    public Handler of(Route route) {
        return context -> handle(context, route);
    }

    private void handle(Context context, Route route) throws Exception {
        Kind kind = asked(context, route.kind());
        Session session = sessions.find(context.cookie(SESSION_COOKIE)).orElse(null);
        Visitor visitor = roles.visitor(session);
        String client = client(context);
        boolean large = route.limit() == Limit.UPLOAD && !isSmall(context);
        long wait = limits.take(client, route.limit() == Limit.UPLOAD && !large ? Limit.WRITE : route.limit());
        if (wait > 0) {
            answer(context, kind, visitor, session, tooMany(wait));
        } else if (!large) {
            answer(context, kind, visitor, session, reply(context, route, visitor, session));
        } else if (uploads.take(client)) {
            try {
                answer(context, kind, visitor, session, reply(context, route, visitor, session));
            } finally {
                uploads.giveBack(client);
            }
        } else {
            answer(context, kind, visitor, session, new Reply.Failed(BUSY));
        }
    }

    /** A form without a file, by its announced length. */
    private static boolean isSmall(Context context) {
        long length = context.req().getContentLengthLong();
        return length >= 0 && length <= SMALL;
    }

    /** A page that is asked for as JSON fails as JSON. */
    private static Kind asked(Context context, Kind kind) {
        return kind == Kind.PAGE && wantsJson(context) ? Kind.API : kind;
    }

    /** Whether a caller asks for JSON and not for a page. */
    static boolean wantsJson(Context context) {
        String accept = context.header("Accept");
        return accept != null
                && accept.matches("(?s).*application/(problem\\+)?json.*")
                && !accept.contains("text/html");
    }

    private Reply reply(Context context, Route route, Visitor visitor, @Nullable Session session) throws Exception {
        if (!route.access().admits(visitor)) {
            return denied(context, route, visitor);
        }
        Optional<Problem> forged = route.verb() == Verb.GET ? Optional.empty() : forged(context, session);
        if (forged.isPresent()) {
            return new Reply.Failed(forged.get());
        }
        try {
            return route.action().on(new Visit(context, visitor, session));
        } catch (ProblemException e) {
            return new Reply.Failed(e.problem());
        }
    }

    private static Reply denied(Context context, Route route, Visitor visitor) {
        if (visitor.signedIn()) {
            return new Reply.Failed(new Problem(
                    403, "FORBIDDEN", "this is for a " + route.access().name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (asked(context, route.kind()) == Kind.PAGE && route.verb() == Verb.GET) {
            return new Reply.SeeOther("/sign-in?next=" + URLEncoder.encode(context.path(), StandardCharsets.UTF_8));
        }
        return new Reply.Failed(new Problem(401, "NOT_SIGNED_IN", "sign in first"));
    }

    /** A write comes from our own pages, or from a program that is no browser, and carries its session's token. */
    private Optional<Problem> forged(Context context, @Nullable Session session) {
        String from = context.header("Origin");
        String site = context.header("Sec-Fetch-Site");
        boolean ours = from != null
                ? from.equals(origin.uri().toString())
                : site == null || site.equals("same-origin") || site.equals("none");
        if (!ours) {
            return Optional.of(new Problem(403, "FOREIGN_ORIGIN", "the request comes from another site"));
        }
        if (session == null) {
            return Optional.empty();
        }
        String token = context.header(CSRF_HEADER);
        if (token == null) {
            boolean form = context.isFormUrlencoded() || context.isMultipartFormData();
            token = form ? context.formParam(CSRF_FIELD) : null;
        }
        return token != null && session.carries(token)
                ? Optional.empty()
                : Optional.of(new Problem(
                        403, "WRONG_CSRF_TOKEN", "the page is out of date: load it again and send the form once more"));
    }

    /** Answers a request that no route took. */
    public void failed(Context context, Problem problem) {
        Session session = sessions.find(context.cookie(SESSION_COOKIE)).orElse(null);
        String accept = context.header("Accept");
        boolean page = accept != null
                && accept.contains("text/html")
                && !context.path().startsWith("/api/");
        answer(context, page ? Kind.PAGE : Kind.API, roles.visitor(session), session, new Reply.Failed(problem));
    }

    private void answer(Context context, Kind kind, Visitor visitor, @Nullable Session session, Reply reply) {
        replies.write(context, kind, visitor, session == null ? "" : session.csrf(), reply);
    }

    private static Reply tooMany(long seconds) {
        return new Reply.Failed(new Problem(
                429,
                "TOO_MANY_REQUESTS",
                "you asked too often: wait " + words(seconds) + " and try again",
                Map.of("Retry-After", Long.toString(seconds))));
    }

    /** {@code 1 second}, {@code 90 seconds}, {@code 2 minutes}; rounded up. */
    static String words(long seconds) {
        if (seconds < 120) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        return (seconds + 59) / 60 + " minutes";
    }

    private String client(Context context) {
        String forwarded = behindProxy ? context.header("X-Forwarded-For") : null;
        if (forwarded == null || forwarded.isBlank()) {
            return context.ip();
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.substring(0, Math.min(64, last.length()));
    }
}
