package org.tonemark.curation.console.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.StoreException;

/** What machines ask: the description, health, metrics. */
public final class MachineRoutes {
    private final CurationStore store;
    private final Metrics metrics;
    private final Supplier<String> description;

    public MachineRoutes(CurationStore store, Metrics metrics, Supplier<String> description) {
        this.store = store;
        this.metrics = metrics;
        this.description = description;
    }

    /** @param status {@code ok} */
    public record Health(String status) {}

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/healthz",
                        Access.ANYBODY,
                        "Whether the console and its database work",
                        Health.class,
                        this::health),
                Route.get("/metrics", Access.ANYBODY, "Figures for Prometheus", null, this::metrics),
                Route.get("/openapi.json", Access.ANYBODY, "This description", null, this::describe));
    }

    private Reply health(Visit visit) {
        try {
            store.epochs().current();
            return new Reply.Json(new Health("ok"));
        } catch (StoreException e) {
            return new Reply.Failed(new Problem(503, "DATABASE_UNAVAILABLE", "the database does not answer"));
        }
    }

    private Reply metrics(Visit visit) {
        byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
        return new Reply.Bytes("text/plain; version=0.0.4; charset=utf-8", text, "no-store");
    }

    private Reply describe(Visit visit) {
        return new Reply.Bytes("application/json", description.get().getBytes(StandardCharsets.UTF_8), "no-cache");
    }
}
