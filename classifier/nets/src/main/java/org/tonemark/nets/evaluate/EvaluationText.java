package org.tonemark.nets.evaluate;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code evaluation.txt}: what the default policy does, and the tables of attacks and perturbations, for a terminal. */
final class EvaluationText {
    private final StringBuilder text = new StringBuilder();

    private EvaluationText() {}

    static String of(Evaluation e) {
        EvaluationText page = new EvaluationText();
        page.gate("generators unseen", e.unseen());
        page.gate("generators known", e.known());
        page.attacks(e.attacks());
        page.perturbations(e.perturbations());
        return page.text.toString();
    }

    private void gate(String title, @Nullable OriginMetrics m) {
        if (m == null) {
            return;
        }
        OriginMetrics.Gate g = m.gate();
        text.append(title).append("\n");
        line("  human accepted", g.humanAccepted());
        line("  human accepted, worst source", g.sources().get(g.worstSource()));
        line("  human-codec accepted", g.codecAccepted());
        line("  AI accepted", g.aiAccepted());
        line("  AI accepted or reviewed", g.aiKept());
        line("  AI of 32 kHz and more accepted", g.fullRateAccepted());
        line("  AI of 32 kHz and more accepted or reviewed", g.fullRateKept());
        text.append(String.format(
                Locale.ROOT,
                "  %-46s %.4f (95 %% %.4f to %.4f)%n%n",
                "ECE, ten bins of equal mass",
                m.calibration().value(),
                m.calibration().lower(),
                m.calibration().upper()));
    }

    private void line(String what, @Nullable Proportion p) {
        if (p != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-46s %d of %d = %.4f (95 %% %.4f to %.4f)%n",
                    what.strip(),
                    p.successes(),
                    p.trials(),
                    p.value(),
                    p.lower(),
                    p.upper()));
        }
    }

    private void attacks(@Nullable AttackReport report) {
        if (report == null) {
            return;
        }
        List<String> header = List.of("tries", "accepted", "review", "rejected", "unread.", "families", "bound");
        row("attack", header);
        report.attacks().forEach(this::attack);
        attack(report.layers());
        text.append("\n");
    }

    private void attack(AttackReport.Row r) {
        row(
                r.attack(),
                List.of(
                        "" + r.tries(),
                        "" + r.accepted(),
                        "" + r.review(),
                        "" + r.rejected(),
                        "" + r.unreadable(),
                        "" + r.families(),
                        String.format(Locale.ROOT, "%.3f", r.bound())));
    }

    private void perturbations(@Nullable PerturbationReport report) {
        if (report == null) {
            return;
        }
        row(
                "perturbation of " + report.ai() + " AI, " + report.human() + " human",
                List.of("AI", "loss", "p", "AI kept", "human", "rise", "p"));
        for (PerturbationReport.Row r : report.rows()) {
            row(
                    r.perturbation(),
                    List.of(
                            change(r.ai()),
                            number(r.recallLoss()),
                            number(r.recallP()),
                            change(r.aiKept()),
                            change(r.human()),
                            number(r.humanRise()),
                            number(r.humanP())));
        }
    }

    private void row(String first, List<String> cells) {
        text.append(String.format("%-34s", first));
        cells.forEach(cell -> text.append(String.format(" %9s", cell)));
        text.append("\n");
    }

    private static String change(PerturbationReport.Change c) {
        return c.before().successes() + ">" + c.after().successes();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
