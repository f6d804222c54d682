package org.tonemark.cli.compare;

import java.util.List;
import java.util.Locale;
import org.tonemark.cli.Printable;

/** A comparison in words. */
final class CompareText {
    private static final int MOST_CHANGES = 40;

    private CompareText() {}

    static String of(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append(comparison.before()).append(" → ").append(comparison.after());
        text.append(": ").append(comparison.tracks()).append(" tracks\n");
        comparison.transitions().keySet().forEach(label -> matrix(text, comparison, label));
        text.append(String.format(
                Locale.ROOT,
                "%d tracks change their outcome; %d are no longer accepted; %d human-made ones are newly accepted.%n",
                comparison.changes().size(),
                comparison.lost(),
                comparison.wronglyGained()));
        comparison.changes().stream().limit(MOST_CHANGES).forEach(change -> text.append(line(change)));
        int more = comparison.changes().size() - MOST_CHANGES;
        return more > 0 ? text + "  … and " + more + " more in comparison.json\n" : text.toString();
    }

    private static void matrix(StringBuilder text, Comparison comparison, String label) {
        text.append(String.format(Locale.ROOT, "  %-12s", label));
        Comparison.OUTCOMES.forEach(to -> text.append(String.format(Locale.ROOT, "%14s", "→ " + to)));
        text.append('\n');
        for (String from : Comparison.OUTCOMES) {
            text.append(String.format(Locale.ROOT, "  %-12s", from));
            for (String to : Comparison.OUTCOMES) {
                text.append(String.format(Locale.ROOT, "%14d", comparison.count(label, from, to)));
            }
            text.append('\n');
        }
    }

    private static String line(TrackChange change) {
        return Printable.of(String.format(
                        Locale.ROOT,
                        "  %s → %s  %s → %s  %s  %s  %s",
                        change.before().name(),
                        change.after().name(),
                        number(change.before().likelihood()),
                        number(change.after().likelihood()),
                        change.track(),
                        change.label(),
                        String.join(" ", change.after().reasons())))
                + "\n";
    }

    private static String number(@org.jspecify.annotations.Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    static String of(List<MetricsChange> changes) {
        StringBuilder text = new StringBuilder(changes.size() + " figures differ\n");
        for (MetricsChange change : changes) {
            text.append(String.format(
                    Locale.ROOT, "  %-60s %s → %s%n", change.path(), number(change.before()), number(change.after())));
        }
        return text.toString();
    }
}
