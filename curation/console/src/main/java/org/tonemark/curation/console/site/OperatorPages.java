package org.tonemark.curation.console.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.http.Access;
import org.tonemark.curation.console.http.Limit;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.Reply;
import org.tonemark.curation.console.http.Route;
import org.tonemark.curation.console.http.Visit;
import org.tonemark.curation.console.view.OperatorsPage;
import org.tonemark.curation.console.view.OperatorsPage.Age;
import org.tonemark.curation.console.view.OperatorsPage.Audits;
import org.tonemark.curation.console.view.OperatorsPage.Day;
import org.tonemark.curation.console.view.OperatorsPage.Outbox;
import org.tonemark.curation.core.simulate.ClopperPearson;
import org.tonemark.curation.store.JdbiOverview;
import org.tonemark.curation.store.Refusal;

/** What operators watch, and their answers to disputes. */
public final class OperatorPages {
    private static final int DAYS = 30;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long HOUR_MILLIS = 3_600_000;

    private final Site site;

    public OperatorPages(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("/operators", Access.OPERATOR, "Runs, backlog, audits, outbox, disputes", this::overview),
                Route.form(
                        "/operators/disputes/{number}",
                        Access.OPERATOR,
                        Limit.WRITE,
                        "Resolves a dispute: resolution, and revokes = yes to take the promotion back",
                        this::resolve));
    }

    private Reply overview(Visit visit) {
        JdbiOverview overview = site.store().overview();
        long today = site.clock().millis() / DAY_MILLIS;
        long epoch = site.store().epochs().current();
        return new Reply.Html(new OperatorsPage(
                overview.outcomes(today - DAYS + 1).entrySet().stream()
                        .map(e -> day(e.getKey(), e.getValue()))
                        .toList(),
                overview.openedIn().entrySet().stream()
                        .map(e -> new Age((int) (epoch - e.getKey()), e.getValue()))
                        .sorted(java.util.Comparator.comparingInt(Age::epochs))
                        .toList(),
                site.runs().newest(),
                audits(overview.audits()),
                outbox(overview.outbox()),
                site.store().objections().openDisputes(),
                overview.appeals(),
                site.configuration()));
    }

    private static Day day(long day, Map<String, Long> outcomes) {
        return new Day(
                LocalDate.ofEpochDay(day).toString(),
                outcomes.getOrDefault("accepted", 0L),
                outcomes.getOrDefault("review", 0L),
                outcomes.getOrDefault("rejected", 0L),
                outcomes.getOrDefault("unreadable", 0L));
    }

    private static Audits audits(JdbiOverview.Audits audits) {
        return new Audits(audits.checked(), audits.reversed(), errorBound(audits));
    }

    /** Of the share of decisions that audits reverse, two-sided 95 %; 1 without an audit. */
    static double errorBound(JdbiOverview.Audits audits) {
        return audits.checked() == 0 ? 1 : ClopperPearson.upper95(audits.reversed(), audits.checked());
    }

    private @Nullable Outbox outbox(JdbiOverview.Outbox outbox) {
        if (outbox.open() + outbox.settled() + outbox.unsigned() + outbox.unpublished() == 0) {
            return null;
        }
        Long oldest = outbox.oldestMillis();
        return new Outbox(outbox, oldest == null ? null : (Long) ((site.clock().millis() - oldest) / HOUR_MILLIS));
    }

    private Reply resolve(Visit visit) {
        Map<String, String> form = visit.form();
        String resolution = form.getOrDefault("resolution", "").strip();
        if (resolution.isEmpty()) {
            return new Reply.Failed(new Problem(422, "NO_RESOLUTION", "say in words what was decided, and why"));
        }
        Optional<Refusal> refusal = site.store()
                .objections()
                .resolve(visit.number("number"), "yes".equals(form.get("revokes")), resolution);
        return refusal.<Reply>map(r -> new Reply.Failed(new Problem(422, r.code(), r.message())))
                .orElseGet(() -> new Reply.SeeOther("/operators"));
    }
}
