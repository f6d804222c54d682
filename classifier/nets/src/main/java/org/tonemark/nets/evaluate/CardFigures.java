package org.tonemark.nets.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tonemark.nets.model.ModelFiles;

/** Puts what was measured onto a model's card for people; weights, calibration and {@code card.json} stay as they are. */
public final class CardFigures {
    private static final String CARD = "card.md";
    private static final String HEADING = "\n## Measured\n";

    private final StringBuilder page = new StringBuilder(HEADING);

    private CardFigures() {}

    /** The model with these figures at the end of its card, in place of older ones. */
    public static ModelFiles on(ModelFiles model, Evaluation evaluation) {
        String card = new String(model.get(CARD), StandardCharsets.UTF_8);
        int old = card.indexOf(HEADING);
        String text = (old < 0 ? card : card.substring(0, old)) + new CardFigures().markdown(evaluation);
        Map<String, byte[]> files = new TreeMap<>(model.contents());
        files.put(CARD, text.getBytes(StandardCharsets.UTF_8));
        return ModelFiles.of(files);
    }

    private String markdown(Evaluation e) {
        page.append("\nBy `tonemark evaluate` under the default policy: cross-validation of the whole training, not of")
                .append(" these very weights, on ")
                .append(String.join(", ", e.tracks()))
                .append(" tracks of at most 15 s. Ranges are 95 % Clopper–Pearson over files.\n");
        OriginMetrics unseen = e.unseen();
        OriginMetrics known = e.known();
        if (unseen != null && known != null) {
            gate(unseen, known);
        }
        attacks(e.attacks());
        perturbations(e.perturbations());
        return page.toString();
    }

    private void gate(OriginMetrics unseen, OriginMetrics known) {
        OriginMetrics.Gate u = unseen.gate();
        OriginMetrics.Gate k = known.gate();
        page.append("\n| | generators unseen | generators known |\n| --- | --- | --- |\n");
        row("human accepted", share(u.humanAccepted()), share(k.humanAccepted()));
        row("one-sided 95 % bound of it", number(u.humanBound()), number(k.humanBound()));
        row("worst human source", worst(u), worst(k));
        row("human rejected", share(u.humanRejected()), share(k.humanRejected()));
        row("human-codec accepted", share(u.codecAccepted()), share(k.codecAccepted()));
        row("AI accepted", share(u.aiAccepted()), share(k.aiAccepted()));
        row("AI accepted or reviewed", share(u.aiKept()), share(k.aiKept()));
        row("AI of 32 kHz and more accepted", share(u.fullRateAccepted()), share(k.fullRateAccepted()));
        row("AI of 32 kHz and more accepted or reviewed", share(u.fullRateKept()), share(k.fullRateKept()));
        row("generator named", share(u.naming().named()), share(k.naming().named()));
        row("of those, named right", share(u.naming().right()), share(k.naming().right()));
        row("ECE, ten bins of equal mass (95 %)", error(unseen), error(known));
        row("AUC of the likelihood", number(unseen.auc()), number(known.auc()));
    }

    private void attacks(@Nullable AttackReport report) {
        if (report == null) {
            return;
        }
        page.append(
                        "\n| attack on human music | tries | accepted | two families speak | review | rejected | unreadable |")
                .append(" bound |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        report.attacks().forEach(this::attack);
        attack(report.layers());
        AttackReport.Row layers = report.layers();
        page.append("\nLayers at equal level are told from human music and from AI music by nothing here: ")
                .append(layers.rejected())
                .append(" of ")
                .append(layers.tries())
                .append(" are rejected, ")
                .append(layers.accepted())
                .append(" accepted, the others go to a curator without being named hybrids.\n");
    }

    private void attack(AttackReport.Row r) {
        row(
                r.attack(),
                "" + r.tries(),
                "" + r.accepted(),
                "" + r.families(),
                "" + r.review(),
                "" + r.rejected(),
                "" + r.unreadable(),
                number(r.bound()));
    }

    private void perturbations(@Nullable PerturbationReport report) {
        if (report == null) {
            return;
        }
        page.append("\nPerturbations of ")
                .append(report.ai())
                .append(" AI and ")
                .append(report.human())
                .append(" human tracks, generators known, before → after; p of McNemar's exact test.\n\n")
                .append("| perturbation | AI accepted | p | AI accepted or reviewed | human accepted | p |\n")
                .append("| --- | --- | --- | --- | --- | --- |\n");
        for (PerturbationReport.Row r : report.rows()) {
            row(
                    r.perturbation(),
                    change(r.ai()),
                    number(r.recallP()),
                    change(r.aiKept()),
                    change(r.human()),
                    number(r.humanP()));
        }
    }

    private void row(String first, String... cells) {
        page.append("| ")
                .append(first)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private static String change(PerturbationReport.Change c) {
        return c.before().successes() + " → " + c.after().successes();
    }

    private static String worst(OriginMetrics.Gate gate) {
        Proportion worst = gate.sources().get(gate.worstSource());
        return worst == null ? "" : gate.worstSource() + ": " + share(worst);
    }

    private static String error(OriginMetrics m) {
        return number(m.calibration().value()) + " (" + number(m.calibration().lower()) + " … "
                + number(m.calibration().upper()) + ")";
    }

    private static String share(Proportion p) {
        return String.format(Locale.ROOT, "%d of %d (%.3f … %.3f)", p.successes(), p.trials(), p.lower(), p.upper());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
