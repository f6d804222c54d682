package org.tonemark.curation.core.simulate;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A simulation as one HTML page without outside parts: a table, and charts over the share of colluders. */
public final class SimulationReport {
    private static final List<String> COLOURS = List.of("#b3261e", "#e08a00", "#5b7083", "#2f6fb0", "#1b7a43");
    private static final int WIDTH = 420;
    private static final int HEIGHT = 240;
    private static final int LEFT = 46;
    private static final int BOTTOM = 30;

    private SimulationReport() {}

    /** Equal results give equal bytes. */
    public static String html(Simulation.Result result) {
        StringBuilder out = new StringBuilder(HEAD);
        Simulation.Plan plan = result.plan();
        out.append(say(
                "<p>%d honest curators (accuracy Beta(17, 3)), %d epochs of 300 tracks, %d worlds a row from seed %d."
                        + " Wrong decisions with the upper end of their 95 %% interval (Clopper–Pearson).</p>%n",
                600, plan.epochs(), plan.seeds(), plan.firstSeed()));
        for (Attack attack : plan.attacks()) {
            List<Simulation.Row> rows = result.rows().stream()
                    .filter(r -> r.attack().equals(attack.option()))
                    .toList();
            out.append(say("<h2>%s</h2><p>%s</p>%n", escape(attack.option()), escape(attack.words())));
            if (plan.sybilShares().size() > 1) {
                out.append("<div class=charts>");
                out.append(chart("wrong on targets, %", rows, Simulation.Row::wrong));
                out.append(chart("decided rightly on targets, %", rows, Simulation.Row::right));
                out.append(chart("ballots a track", rows, Simulation.Row::ballotsPerTrack));
                out.append("</div>");
            }
            out.append(table(rows));
        }
        return out.append(exact(result.exact()))
                .append("</main></body></html>\n")
                .toString();
    }

    private static String table(List<Simulation.Row> rows) {
        String body = rows.stream()
                .map(r -> say(
                        "<tr><td>%s<td>%.3f<td>%d<td>%.3f<td>%.3f<td>%.1f<td>%.3f<td>%.2f<td>%.1f</tr>",
                        escape(r.mechanism()),
                        r.sybilShare(),
                        r.targets(),
                        r.wrong(),
                        r.wrongUpper95(),
                        r.right(),
                        r.othersWrong(),
                        r.othersDecided(),
                        r.ballotsPerTrack()))
                .collect(Collectors.joining("\n"));
        return "<table><thead><tr><th>mechanism<th>colluders<th>targets<th>wrong %<th>upper 95 %<th>right %"
                + "<th>others wrong %<th>others decided %<th>ballots a track</tr></thead><tbody>" + body
                + "</tbody></table>\n";
    }

    private static String exact(List<Simulation.Exact> rows) {
        String body = rows.stream()
                .map(r -> say(
                        "<tr><td>%s<td>%.3f<td>%.3f<td>%.1f<td>%.1f<td>%.1f</tr>",
                        escape(r.boundary()),
                        r.sybilShare(),
                        r.wrong(),
                        r.right(),
                        100 - r.wrong() - r.right(),
                        r.ballots()))
                .collect(Collectors.joining("\n"));
        return "<h2>By heads, exactly</h2><p>Honest seats right with .85, colluders always wrong. Whatever the"
                + " reputations, the rule cannot be wrong more often than its boundary by heads.</p>"
                + "<table><thead><tr><th>boundary<th>colluders<th>wrong %<th>right %<th>abstained %<th>ballots</tr>"
                + "</thead><tbody>" + body + "</tbody></table>\n";
    }

    private static String chart(String title, List<Simulation.Row> rows, ToDoubleFunction<Simulation.Row> value) {
        double maxX =
                rows.stream().mapToDouble(Simulation.Row::sybilShare).max().orElse(1);
        double maxY = Math.max(1e-9, rows.stream().mapToDouble(value).max().orElse(1));
        StringBuilder svg = new StringBuilder(
                say("<figure><svg viewBox=\"0 0 %d %d\" role=img aria-label=\"%s\">", WIDTH, HEIGHT, escape(title)));
        svg.append(say(
                "<path class=axis d=\"M%d 8V%dH%d\"/><text x=4 y=14>%.3g</text><text x=%d y=%d>0</text>"
                        + "<text x=%d y=%d>%.2f</text>",
                LEFT, HEIGHT - BOTTOM, WIDTH - 8, maxY, LEFT - 12, HEIGHT - BOTTOM, WIDTH - 40, HEIGHT - 10, maxX));
        List<String> names =
                rows.stream().map(Simulation.Row::mechanism).distinct().toList();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String points = rows.stream()
                    .filter(r -> r.mechanism().equals(name))
                    .map(r -> point(r.sybilShare() / Math.max(maxX, 1e-9), value.applyAsDouble(r) / maxY))
                    .collect(Collectors.joining(" "));
            svg.append(say(
                    "<polyline points=\"%s\" stroke=\"%s\"><title>%s</title></polyline>",
                    points, COLOURS.get(i % COLOURS.size()), escape(name)));
        }
        svg.append("</svg><figcaption>").append(escape(title)).append("<br>");
        for (int i = 0; i < names.size(); i++) {
            svg.append(say(
                    "<span style=\"color:%s\">■</span> %s ", COLOURS.get(i % COLOURS.size()), escape(names.get(i))));
        }
        return svg.append("</figcaption></figure>\n").toString();
    }

    private static String point(double x, double y) {
        return say("%.1f,%.1f", LEFT + x * (WIDTH - LEFT - 8), HEIGHT - BOTTOM - y * (HEIGHT - BOTTOM - 8));
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String HEAD = """
            <!doctype html><html lang=en><head><meta charset=utf-8>
            <meta name=viewport content="width=device-width,initial-scale=1">
            <title>Attacks on curation, simulated</title>
            <style>
            body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1c1c1c;background:#fff}
            main{max-width:76rem;margin:auto;padding:1rem}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;margin:1rem 0}
            td,th{text-align:right;padding:.2rem .6rem;border-bottom:1px solid #ddd}
            td:first-child,th:first-child{text-align:left}
            .charts{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;flex:1 1 22rem}
            svg{width:100%}polyline{fill:none;stroke-width:2}.axis{fill:none;stroke:#888}
            text,figcaption{font-size:12px;fill:#555;color:#555}
            @media(prefers-color-scheme:dark){body{background:#16181a;color:#e6e6e6}td,th{border-color:#444}
            text,figcaption{fill:#aaa;color:#aaa}}
            </style></head><body><main><h1>Attacks on curation, simulated</h1>
            """;
}
