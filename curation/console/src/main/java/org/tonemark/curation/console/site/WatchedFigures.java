package org.tonemark.curation.console.site;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.api.Metrics;
import org.tonemark.curation.console.view.OperatorsPage.Run;
import org.tonemark.curation.store.JdbiOverview;
import org.tonemark.verdict.Outcome;

/**
 * What operators watch, for Prometheus. It is read from the database at most every {@value #KEPT_MILLIS} ms, however often
 * somebody asks.
 */
public final class WatchedFigures {
    private static final long KEPT_MILLIS = 10_000;

    private final Site site;
    private @Nullable Snapshot last;

    public WatchedFigures(Site site) {
        this.site = site;
    }

    private record Snapshot(
            long atMillis,
            long epoch,
            long cases,
            Map<String, Long> verdicts,
            long appeals,
            long disputes,
            JdbiOverview.Audits audits,
            JdbiOverview.Outbox outbox,
            Optional<Run> run) {
        double verdicts(String outcome) {
            return verdicts.getOrDefault(outcome, 0L);
        }

        double run(java.util.function.ToDoubleFunction<Run> figure) {
            return run.isPresent() ? figure.applyAsDouble(run.get()) : Double.NaN;
        }
    }

    private synchronized Snapshot now() {
        long now = site.clock().millis();
        Snapshot kept = last;
        if (kept == null || now < kept.atMillis || now - kept.atMillis >= KEPT_MILLIS) {
            kept = read(now);
            last = kept;
        }
        return kept;
    }

    private Snapshot read(long now) {
        JdbiOverview overview = site.store().overview();
        return new Snapshot(
                now,
                site.store().epochs().current(),
                overview.openedIn().values().stream().mapToLong(Long::longValue).sum(),
                overview.verdicts(),
                overview.appeals().size(),
                site.store().objections().openDisputes().size(),
                overview.audits(),
                overview.outbox(),
                site.runs().lastEnded());
    }

    /** Without a value ({@code NaN}) while the database does not answer, and of runs until there is one. */
    public void register(Metrics metrics) {
        curation(metrics);
        attesting(metrics);
        runs(metrics);
    }

    private void curation(Metrics metrics) {
        metrics.gauge("tonemark.curation.epoch", "The open epoch", () -> now().epoch());
        metrics.gauge("tonemark.curation.cases.open", "Cases before panels", () -> now().cases());
        metrics.gauge("tonemark.curation.appeals.open", "Appeals without an answer", () -> now().appeals());
        metrics.gauge("tonemark.curation.disputes.open", "Disputes without an answer", () -> now().disputes());
        for (Outcome outcome : Outcome.values()) {
            String name = outcome.json();
            metrics.counter(
                    "tonemark.curation.verdicts", "Verdicts imported", "outcome", name, () -> now().verdicts(name));
        }
        metrics.counter(
                "tonemark.curation.audits",
                "Decisions checked by audits",
                "result",
                "reversed",
                () -> now().audits().reversed());
        metrics.counter(
                "tonemark.curation.audits",
                "Decisions checked by audits",
                "result",
                "upheld",
                () -> now().audits().checked() - now().audits().reversed());
        metrics.gauge(
                "tonemark.curation.audit.error.bound.ratio",
                "Upper 95 % bound of the share of decisions that audits reverse",
                () -> OperatorPages.errorBound(now().audits()));
    }

    private void attesting(Metrics metrics) {
        metrics.gauge(
                "tonemark.attest.decisions.unsigned",
                "Decisions that no batch holds yet",
                () -> now().outbox().unsigned());
        metrics.gauge(
                "tonemark.attest.batches.unpublished",
                "Batches that are signed and not published",
                () -> now().outbox().unpublished());
        String actions = "tonemark.attest.actions";
        String means = "Actions on chain by how far they are";
        metrics.gauge(actions, means, "state", "pending", () -> now().outbox().pending());
        metrics.gauge(actions, means, "state", "sent", () -> now().outbox().sent());
        metrics.gauge(actions, means, "state", "landed", () -> now().outbox().landed());
        metrics.gauge(actions, means, "state", "settled", () -> now().outbox().settled());
        metrics.gauge("tonemark.attest.oldest.seconds", "How long the oldest open action waits; 0 without one", () -> {
            Long oldest = now().outbox().oldestMillis();
            return oldest == null ? 0 : (site.clock().millis() - oldest) / 1e3;
        });
    }

    private void runs(Metrics metrics) {
        metrics.gauge(
                "tonemark.verify.last.start.timestamp.seconds",
                "Start of the last run that has ended, Unix time",
                () -> now().run(run -> run.atMillis() / 1e3));
        metrics.gauge("tonemark.verify.last.duration.seconds", "How long it took", () -> now().run(Run::seconds));
        metrics.gauge(
                "tonemark.verify.last.drift",
                "Whether its scores left those of the calibration: 1 or 0",
                () -> now().run(run -> run.drift().equals("left") ? 1 : 0));
        String tracks = "tonemark.verify.last.tracks";
        String means = "Its inputs by outcome";
        metrics.gauge(tracks, means, "outcome", "accepted", () -> now().run(Run::accepted));
        metrics.gauge(tracks, means, "outcome", "review", () -> now().run(Run::review));
        metrics.gauge(tracks, means, "outcome", "rejected", () -> now().run(Run::rejected));
        metrics.gauge(tracks, means, "outcome", "unreadable", () -> now().run(Run::unreadable));
        metrics.gauge(tracks, means, "outcome", "none", () -> now().run(Run::withoutOutcome));
    }
}
