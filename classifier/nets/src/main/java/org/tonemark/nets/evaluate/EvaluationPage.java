package org.tonemark.nets.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.Decimals;

/** {@code evaluation.html}: the metrics for people, in one file without anything from elsewhere. */
final class EvaluationPage {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
            table{border-collapse:collapse;margin:.5rem 0 1.5rem}td,th{padding:.15rem .6rem;border-bottom:1px solid #ddd;
            text-align:right}td:first-child,th:first-child{text-align:left}svg{margin:.5rem 1.5rem .5rem 0}
            .note{color:#555}@media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}
            td,th{border-color:#444}.note{color:#aaa}}
            """;

    private final StringBuilder page = new StringBuilder();

    private EvaluationPage() {}

    static String html(Evaluation evaluation) {
        return new EvaluationPage().render(evaluation);
    }

    private String render(Evaluation e) {
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<title>Tonemark evaluation</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>Evaluation</h1><p>")
                .append(escape(String.join(" · ", e.tracks())))
                .append(" · features ")
                .append(escape(e.features()))
                .append("</p><ul class=\"note\">");
        e.notes().forEach(n -> page.append("<li>").append(escape(n)).append("</li>"));
        page.append("</ul>");
        origin("AI origin, generators unseen in training", e.unseen(), e.unseenChannel());
        origin("AI origin, generators known", e.known(), e.knownChannel());
        if (e.fixed() != null) {
            origin("AI origin, the model " + e.model() + " as it is", e.fixed(), null);
        }
        attacks(e.attacks());
        perturbations(e.perturbations());
        genre(e.genre());
        mood(e.mood());
        return page.append("</body></html>\n").toString();
    }

    private void origin(String title, @Nullable OriginMetrics m, @Nullable ChannelOnly channel) {
        if (m == null) {
            return;
        }
        heading(title);
        page.append("<p>AUC ").append(number(m.auc()));
        m.families()
                .forEach((family, area) -> page.append(" (")
                        .append(escape(family))
                        .append(" alone ")
                        .append(number(area))
                        .append(')'));
        page.append(". Brier ").append(number(m.probabilityScores().brier()));
        page.append(", log loss ").append(number(m.probabilityScores().logLoss()));
        CalibrationError ece = m.calibration();
        page.append(", ECE ").append(number(ece.value()));
        page.append(" (95 %: ").append(number(ece.lower())).append(" … ").append(number(ece.upper()));
        page.append("; a perfect model on as many tracks: ")
                .append(number(ece.perfect()))
                .append(").");
        if (channel != null) {
            page.append(" A channel-only model reaches AUC ").append(number(channel.auc()));
            page.append(", recall at 1 % ").append(share(channel.recall())).append('.');
        }
        page.append(" Worst generator: ").append(escape(m.worstGenerator()));
        page.append("; worst human source: ").append(escape(m.worstSource())).append(".</p>");
        page.append(Plots.roc(m.roc())).append(Plots.reliability(ece));
        operatingPoints(m.operatingPoints());
        page.append("<p>Found at 1 % human acceptance: ≥ 32 kHz ").append(share(m.aboveLowRate()));
        page.append(", below ").append(share(m.lowRate()));
        page.append("; human-codec accepted ").append(share(m.codecAccepted())).append(".</p>");
        gate(m.gate());
        shares("generator", "found", m.generators());
        shares("human source", "accepted", m.sources());
        shares("neural codec", "accepted", m.codecs());
        shares("human p-value", "humans", m.conformal());
        alterations(m.alterations());
        outcomes(m.outcomes());
    }

    private void gate(OriginMetrics.Gate g) {
        table("default policy", "tracks");
        row("human accepted (one-sided 95 % bound " + number(g.humanBound()) + ")", share(g.humanAccepted()));
        Proportion worst = g.sources().get(g.worstSource());
        row("worst human source: " + escape(g.worstSource()), worst == null ? "" : share(worst));
        row("human rejected", share(g.humanRejected()));
        row("human-codec accepted", share(g.codecAccepted()));
        row("AI accepted", share(g.aiAccepted()));
        row("AI accepted or reviewed", share(g.aiKept()));
        row("AI of 32 kHz and more accepted", share(g.fullRateAccepted()));
        row("AI of 32 kHz and more accepted or reviewed", share(g.fullRateKept()));
        row("AI with a generator named", share(g.naming().named()));
        row("of those, named right", share(g.naming().right()));
        row("human with a generator named", share(g.naming().human()));
        page.append("</table>");
        table("with another alpha", "human accepted", "human-codec accepted", "AI accepted");
        for (OriginMetrics.GatePoint p : g.curve()) {
            row(number(p.alpha()), share(p.human()), share(p.codec()), share(p.ai()));
        }
        page.append("</table>");
    }

    private void attacks(@Nullable AttackReport report) {
        if (report == null) {
            return;
        }
        heading("Attacks, under the default policy");
        table(
                "attack",
                "tries",
                "accepted",
                "review",
                "rejected",
                "unreadable",
                "families alone",
                "95 % bound",
                "reasons");
        report.attacks().forEach(this::attack);
        attack(report.layers());
        page.append("</table>");
    }

    private void attack(AttackReport.Row r) {
        row(
                escape(r.attack()),
                "" + r.tries(),
                "" + r.accepted(),
                "" + r.review(),
                "" + r.rejected(),
                "" + r.unreadable(),
                "" + r.families(),
                number(r.bound()),
                escape(r.reasons().toString()));
    }

    private void perturbations(@Nullable PerturbationReport report) {
        if (report == null) {
            return;
        }
        heading("Perturbations: " + report.ai() + " AI and " + report.human() + " human tracks, before and after");
        table(
                "perturbation",
                "AI accepted",
                "loss",
                "p",
                "AI accepted or reviewed",
                "AI found at 1 %",
                "human accepted",
                "rise",
                "p");
        for (PerturbationReport.Row r : report.rows()) {
            row(
                    escape(r.perturbation()),
                    change(r.ai()),
                    number(r.recallLoss()),
                    number(r.recallP()),
                    change(r.aiKept()),
                    change(r.aiFound()),
                    change(r.human()),
                    number(r.humanRise()),
                    number(r.humanP()));
        }
        page.append("</table>");
    }

    private static String change(PerturbationReport.Change c) {
        return c.before().successes() + " to " + c.after().successes() + " of "
                + c.before().trials();
    }

    private void operatingPoints(List<OperatingPoint> points) {
        table("human acceptance allowed", "humans accepted", "AI found", "threshold");
        for (OperatingPoint p : points) {
            row(
                    number(100 * p.statedRate()) + " %",
                    share(p.humanAccepted()),
                    share(p.recall()),
                    number(p.threshold()));
        }
        page.append("</table>");
    }

    private void shares(String first, String second, Map<String, Proportion> shares) {
        if (!shares.isEmpty()) {
            table(first, second);
            shares.forEach((name, share) -> row(escape(name), share(share)));
            page.append("</table>");
        }
    }

    private void alterations(Map<String, OriginMetrics.Alteration> alterations) {
        if (!alterations.isEmpty()) {
            table("altered copies, same threshold", "AUC", "humans accepted", "AI found");
            alterations.forEach(
                    (name, a) -> row(escape(name), number(a.auc()), share(a.humanAccepted()), share(a.recall())));
            page.append("</table>");
        }
    }

    private void outcomes(Map<String, Map<String, Integer>> outcomes) {
        table("default policy", "outcomes");
        outcomes.forEach((label, counts) -> row(escape(label), escape(counts.toString())));
        page.append("</table>");
    }

    private void genre(TagMetrics.@Nullable Genre m) {
        if (m == null) {
            return;
        }
        heading("Genre");
        page.append("<p>Accuracy ").append(share(m.accuracy()));
        page.append("; always the largest class: ").append(share(m.majority()));
        page.append("; below the confidence of a label: ").append(share(m.unknown()));
        page.append("; accuracy of the rest: ")
                .append(share(m.accuracyOfKnown()))
                .append(".</p>");
        table("truth \\ answer", m.labels().toArray(String[]::new));
        for (int t = 0; t < m.labels().size(); t++) {
            String[] cells = new String[m.labels().size()];
            for (int a = 0; a < cells.length; a++) {
                cells[a] = Integer.toString(m.confusion()[t][a]);
            }
            row(escape(m.labels().get(t)), cells);
        }
        page.append("</table>");
    }

    private void mood(TagMetrics.@Nullable Mood m) {
        if (m == null) {
            return;
        }
        heading("Mood");
        page.append("<p>Mean correlation ").append(number(m.mean())).append(" over ");
        page.append(m.tracks())
                .append(" tracks; worst: ")
                .append(escape(m.worst()))
                .append(".</p>");
        table("emotion", "correlation");
        m.correlation().forEach((emotion, r) -> row(escape(emotion), number(r)));
        page.append("</table>");
    }

    private void heading(String text) {
        page.append("<h2>").append(escape(text)).append("</h2>");
    }

    private void table(String first, String... headers) {
        page.append("<table><tr><th>").append(first).append("</th>");
        for (String header : headers) {
            page.append("<th>").append(escape(header)).append("</th>");
        }
        page.append("</tr>");
    }

    private void row(String first, String... cells) {
        page.append("<tr><td>").append(first).append("</td>");
        for (String cell : cells) {
            page.append("<td>").append(cell).append("</td>");
        }
        page.append("</tr>");
    }

    private static String share(Proportion p) {
        return String.format(
                Locale.ROOT,
                "%d of %d = %.3f (%.3f … %.3f)",
                p.successes(),
                p.trials(),
                p.value(),
                p.lower(),
                p.upper());
    }

    private static String number(double value) {
        return Decimals.trimmed(value, 4);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
