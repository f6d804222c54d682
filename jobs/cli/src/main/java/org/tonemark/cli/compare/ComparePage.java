package org.tonemark.cli.compare;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Html;
import org.tonemark.cli.Printable;
import org.tonemark.cli.Version;

/** {@code comparison.html}: the comparison for people, in one file without script or anything from elsewhere. */
final class ComparePage {
    private static final int MOST_CHANGES = 1_000;
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#222}
            table{border-collapse:collapse;margin:.5rem 0 1.5rem}td,th{padding:.15rem .6rem;border-bottom:1px solid #ddd;
            text-align:right}td:first-child,th:first-child{text-align:left;overflow-wrap:anywhere}.same{opacity:.55}
            @media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}td,th{border-color:#444}}
            """;

    private final StringBuilder page = new StringBuilder();

    private ComparePage() {}

    static String of(Comparison comparison) {
        ComparePage page = new ComparePage();
        page.head(comparison.before() + " → " + comparison.after());
        page.paragraph(String.format(
                Locale.ROOT,
                "%d tracks judged by both; %d change their outcome, %d are no longer accepted, %d human-made ones are newly"
                        + " accepted. A model flatters tracks that it was trained on.",
                comparison.tracks(),
                comparison.changes().size(),
                comparison.lost(),
                comparison.wronglyGained()));
        comparison.transitions().keySet().forEach(label -> page.matrix(comparison, label));
        page.changes(comparison.changes());
        return page.end();
    }

    static String of(String before, String after, List<MetricsChange> figures) {
        ComparePage page = new ComparePage();
        page.head(before + " → " + after);
        page.paragraph(figures.size() + " figures differ.");
        page.row("th", "figure", "before", "after");
        figures.forEach(f -> page.row("td", f.path(), number(f.before()), number(f.after())));
        page.page.append("</table>");
        return page.end();
    }

    private void head(String title) {
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>Tonemark comparison</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(Html.escape(title))
                .append("</h1>");
    }

    private void paragraph(String text) {
        page.append("<p>").append(Html.escape(text)).append("</p><table>");
    }

    private void matrix(Comparison comparison, String label) {
        page.append("</table><h2>").append(Html.escape(label)).append("</h2><table><tr><th>before \\ after</th>");
        Comparison.OUTCOMES.forEach(to -> page.append("<th>").append(to).append("</th>"));
        page.append("</tr>");
        for (String from : Comparison.OUTCOMES) {
            page.append("<tr><td>").append(from).append("</td>");
            for (String to : Comparison.OUTCOMES) {
                page.append(from.equals(to) ? "<td class=\"same\">" : "<td>");
                page.append(comparison.count(label, from, to)).append("</td>");
            }
            page.append("</tr>");
        }
    }

    private void changes(List<TrackChange> changes) {
        page.append("</table><h2>Tracks with another outcome, worst first</h2><table>");
        row("th", "track", "label", "before", "after", "likelihood before", "after", "because");
        for (TrackChange change : changes.subList(0, Math.min(MOST_CHANGES, changes.size()))) {
            row(
                    "td",
                    Printable.of(change.track()),
                    change.label(),
                    change.before().name(),
                    change.after().name(),
                    number(change.before().likelihood()),
                    number(change.after().likelihood()),
                    String.join(" ", change.after().reasons()));
        }
        page.append("</table>");
        if (changes.size() > MOST_CHANGES) {
            page.append("<p>").append(changes.size() - MOST_CHANGES).append(" more in comparison.json.</p>");
        }
    }

    private void row(String tag, String... cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append('<').append(tag).append('>').append(Html.escape(cell));
            page.append("</").append(tag).append('>');
        }
        page.append("</tr>");
    }

    private String end() {
        return page.append("<p>tonemark ")
                .append(Html.escape(Version.TONEMARK))
                .append("</p></body></html>\n")
                .toString();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }
}
