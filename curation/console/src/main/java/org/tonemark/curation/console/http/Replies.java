package org.tonemark.curation.console.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.tonemark.curation.console.http.Route.Kind;
import org.tonemark.curation.console.page.Pages;
import org.tonemark.curation.console.view.Page;
import org.tonemark.curation.console.view.ProblemPage;
import org.tonemark.curation.console.view.Shell;
import org.tonemark.curation.console.view.Visitor;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.curation.store.json.CurationJson;

/** Writes answers: pages, JSON, problems, files; with ETags where the same address gives the same bytes. */
public final class Replies {
    private final Pages pages;
    private final Clock clock;
    private final LongSupplier epoch;
    private final String version;
    private volatile long lastEpoch = -1;

    public Replies(Pages pages, Clock clock, LongSupplier epoch, String version) {
        this.pages = pages;
        this.clock = clock;
        this.epoch = epoch;
        this.version = version;
    }

    /** @param csrf token of the session, empty without one */
    public void write(Context context, Kind kind, Visitor visitor, String csrf, Reply reply) {
        if (reply instanceof Reply.Html html) {
            html(context, visitor, csrf, html.status(), html.page());
        } else if (reply instanceof Reply.Json json) {
            json.headers().forEach(context::header);
            cached(context, json.status(), "application/json", CurationJson.writeBytes(json.body()), "no-cache");
        } else if (reply instanceof Reply.Bytes bytes) {
            cached(context, 200, bytes.type(), bytes.bytes(), bytes.cache());
        } else if (reply instanceof Reply.FileRange file) {
            try {
                Ranges.write(context, file)
                        .ifPresent(problem -> write(context, kind, visitor, csrf, new Reply.Failed(problem)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else if (reply instanceof Reply.SeeOther other) {
            context.header("Cache-Control", "no-store");
            context.redirect(other.path(), HttpStatus.SEE_OTHER);
        } else if (reply instanceof Reply.Failed failed) {
            problem(context, kind, visitor, csrf, failed.problem());
        }
    }

    private void problem(Context context, Kind kind, Visitor visitor, String csrf, Problem problem) {
        problem.headers().forEach(context::header);
        if (kind == Kind.PAGE) {
            html(
                    context,
                    visitor,
                    csrf,
                    problem.status(),
                    new ProblemPage(problem.status(), problem.code(), problem.detail()));
            return;
        }
        String title = HttpStatus.forStatus(problem.status()).getMessage();
        context.status(problem.status());
        context.header("Cache-Control", "no-store");
        context.contentType("application/problem+json");
        context.result(CurationJson.writeBytes(problem.body(title)));
    }

    private void html(Context context, Visitor visitor, String csrf, int status, Page page) {
        Shell shell = new Shell(visitor, csrf, context.path(), clock.millis(), epoch(), version);
        context.status(status);
        context.header("Cache-Control", visitor.signedIn() ? "no-store" : "no-cache");
        context.html(pages.render(shell, page));
    }

    /** The open epoch; the last known one while the database fails: the page that says so must not fail with it. */
    private long epoch() {
        try {
            lastEpoch = epoch.getAsLong();
            return lastEpoch;
        } catch (RuntimeException e) {
            return lastEpoch;
        }
    }

    private static void cached(Context context, int status, String type, byte[] bytes, String cache) {
        context.status(status).contentType(type).header("Cache-Control", cache);
        String tag = '"' + hash(bytes) + '"';
        if (status == 200 && context.req().getMethod().matches("GET|HEAD")) {
            context.header("ETag", tag);
            String known = context.header("If-None-Match");
            if (known != null && (known.equals("*") || known.contains(tag))) {
                context.status(304);
                return;
            }
        }
        context.result(bytes);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.of(bytes), 0, 16);
    }
}
