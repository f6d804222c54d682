package org.tonemark.cli.explain;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Html;
import org.tonemark.cli.Printable;
import org.tonemark.features.provenance.Mark;
import org.tonemark.features.provenance.Provenance;
import org.tonemark.features.provenance.SafeText;
import org.tonemark.features.provenance.TagField;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Reason;
import org.tonemark.verdict.Verdict;

/**
 * {@code explanation.html}: one page without script, network or anything from elsewhere; its content security policy
 * allows its own style and embedded pictures only. Light and dark, and fit to print.
 */
final class ExplanationPage {
    private final StringBuilder page = new StringBuilder();

    private ExplanationPage() {}

    static String html(Explanation explanation, List<Figure> figures) throws IOException {
        String style = Html.resource(ExplanationPage.class, "explanation.css");
        ExplanationPage body = new ExplanationPage();
        body.head(explanation.verdict(), style);
        body.why(explanation);
        figures.forEach(body::figure);
        body.provenance(explanation.seen() == null ? null : explanation.seen().provenance());
        body.foot(explanation.verdict());
        return body.page.toString();
    }

    private void head(Verdict verdict, String style) {
        String name = Printable.of(verdict.input());
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                        + "style-src '")
                .append(Html.hash(style))
                .append("'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        element("title", "Evidence on " + name);
        page.append("<style>").append(style).append("</style>\n</head>\n<body>\n<main>\n<h1><bdi>");
        page.append(Html.escape(name)).append("</bdi></h1>\n");
        Outcome outcome = verdict.outcome();
        page.append("<p class=\"outcome\">Outcome: <b>")
                .append(outcome == null ? "none yet" : outcome.json())
                .append("</b></p>\n");
    }

    private void why(Explanation explanation) {
        Verdict verdict = explanation.verdict();
        page.append("<ul>\n");
        for (String code : verdict.reasons()) {
            element("li", sentence(code) + " (" + code + ")");
        }
        if (!explanation.detail().isEmpty()) {
            element("li", Printable.of(explanation.detail()));
        }
        page.append("</ul>\n");
        Verdict.Origin origin = verdict.origin();
        if (origin != null) {
            element("p", summary(origin));
        }
        if (verdict.audio() != null) {
            Verdict.Audio audio = verdict.audio();
            element(
                    "p",
                    audio.codec() + ", " + audio.sampleRateHz() + " Hz, " + count(audio.channels(), "channel")
                            + (audio.bitrateKbps() == null ? "" : ", " + audio.bitrateKbps() + " kbit/s"));
        }
    }

    private static String summary(Verdict.Origin origin) {
        String words = String.format(Locale.ROOT, "Likelihood of AI origin %.4f", origin.aiLikelihood());
        if (origin.humanPValue() != null) {
            words += String.format(
                    Locale.ROOT,
                    "; %.2f %% of known human-made audio looks at least this AI-like in all families at once",
                    100 * origin.humanPValue());
        }
        return words + (origin.generator() == null ? "." : "; generator family " + origin.generator() + ".")
                + " The likelihood is evidence, never a vote.";
    }

    private void figure(Figure figure) {
        page.append("<figure>\n");
        element("h2", figure.title());
        page.append(figure.svg()).append('\n');
        element("figcaption", figure.sentence());
        page.append("</figure>\n");
    }

    private void provenance(@Nullable Provenance provenance) {
        if (provenance == null) {
            return;
        }
        element("h2", "What the file says of itself");
        element(
                "p",
                "These are claims of the uploader. Anybody can write a tag; none of them changes the outcome."
                        + (provenance.fields().isEmpty() && provenance.marks().isEmpty()
                                ? " This file carries no tags."
                                : ""));
        if (!provenance.marks().isEmpty()) {
            page.append("<ul>\n");
            for (Mark mark : provenance.marks()) {
                element("li", mark.code().sentence() + " " + mark.name());
            }
            page.append("</ul>\n");
        }
        if (!provenance.fields().isEmpty()) {
            page.append("<details>\n");
            element("summary", count(provenance.fields().size(), "tag"));
            page.append("<table>\n");
            provenance.fields().forEach(this::row);
            page.append("</table>\n</details>\n");
        }
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void row(TagField field) {
        page.append("<tr>");
        element("td", field.place());
        element("td", SafeText.of(field.key(), 40));
        page.append("<td><bdi>")
                .append(Html.escape(SafeText.of(field.value(), 200)))
                .append("</bdi></td></tr>\n");
    }

    private void foot(Verdict verdict) {
        page.append("<footer>\n");
        element("p", "CID " + verdict.cid());
        element(
                "p",
                "Judged by model " + verdict.model() + ", policy " + verdict.policy() + ", tonemark "
                        + verdict.tonemark() + ". How to read the pictures: docs/evidence.md.");
        page.append("</footer>\n</main>\n</body>\n</html>\n");
    }

    private static String sentence(String code) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(code)) {
                return reason.sentence();
            }
        }
        return "See the documentation.";
    }

    private void element(String name, String text) {
        page.append('<').append(name).append('>').append(Html.escape(text));
        page.append("</").append(name).append(">\n");
    }
}
