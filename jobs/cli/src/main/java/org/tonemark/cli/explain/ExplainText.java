package org.tonemark.cli.explain;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.KnownWords;
import org.tonemark.cli.Printable;
import org.tonemark.verdict.Known;
import org.tonemark.verdict.Reason;
import org.tonemark.verdict.Verdict;
import org.tonemark.verify.TagEvidence;

/** A verdict in words. */
final class ExplainText {
    private final StringBuilder text = new StringBuilder();

    private ExplainText() {}

    static String of(Verdict verdict, String detail) {
        ExplainText page = new ExplainText();
        page.text.append(Printable.of(verdict.input())).append('\n');
        page.line("CID", verdict.cid() == null ? "none: the bytes could not be had" : verdict.cid());
        page.line(
                "Outcome",
                verdict.outcome() == null ? "none yet" : verdict.outcome().json());
        for (String code : verdict.reasons()) {
            page.line("Because", sentence(code) + " (" + code + ")");
        }
        if (!detail.isEmpty()) {
            page.line("", detail);
        }
        for (Known known : verdict.known()) {
            page.line("Known", known.kind().json() + ": " + KnownWords.of(known));
        }
        page.origin(verdict.origin());
        page.content(verdict);
        page.carrier(verdict.quality(), verdict.audio());
        page.line(
                "Judged by",
                "model " + verdict.model() + ", policy " + verdict.policy() + ", tonemark " + verdict.tonemark());
        if (verdict.catalogues() != null && !verdict.catalogues().isEmpty()) {
            page.line("", "compared with catalogues: " + String.join(", ", verdict.catalogues()));
        }
        return page.text.toString();
    }

    private void origin(Verdict.@Nullable Origin origin) {
        if (origin == null) {
            return;
        }
        line(
                "AI origin",
                "likelihood " + number("%.4f", origin.aiLikelihood())
                        + (origin.generator() == null ? "" : ", generator family " + origin.generator()));
        if (origin.humanPValue() != null) {
            line(
                    "",
                    number("%.2f %%", 100 * origin.humanPValue())
                            + " of known human-made audio looks at least this AI-like");
        }
        for (Verdict.Evidence e : origin.evidence()) {
            if (e.family().equals(TagEvidence.FAMILY)) {
                line("Tag", e.name() + " (a claim of the uploader, not weighed)");
                continue;
            }
            line(
                    "Evidence",
                    e.family() + ": " + e.name() + ", score " + number("%.2f", e.score())
                            + (e.nullQuantile() == null
                                    ? ""
                                    : ", above " + number("%.1f %%", 100 * e.nullQuantile()) + " of human-made audio"));
        }
        for (Verdict.Segment s : origin.segments()) {
            line(
                    "Window",
                    time(s.startSeconds()) + " to " + time(s.endSeconds()) + "  " + number("%.2f", s.aiLikelihood())
                            + "  " + "#".repeat((int) Math.round(30 * s.aiLikelihood())));
        }
    }

    private void content(Verdict verdict) {
        if (verdict.genre() != null) {
            line(
                    "Genre",
                    verdict.genre().label() + " ("
                            + number("%.2f", verdict.genre().confidence()) + ")");
        }
        if (verdict.mood() != null) {
            String top = verdict.mood().scores().entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                    .limit(3)
                    .map(e -> e.getKey() + " " + number("%.2f", e.getValue()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            line("Mood", top);
        }
    }

    private void carrier(Verdict.@Nullable Quality quality, Verdict.@Nullable Audio audio) {
        if (quality != null) {
            line(
                    "Quality",
                    number("%.2f", quality.score())
                            + (quality.loudnessLufs() == null ? "" : ", " + number("%.1f LUFS", quality.loudnessLufs()))
                            + (quality.truePeakDbtp() == null ? "" : ", " + number("%.1f dBTP", quality.truePeakDbtp()))
                            + ", content up to " + quality.bandwidthHz() + " Hz");
            quality.deductions().forEach(d -> line("", d.code() + " −" + number("%.2f", d.points())));
        }
        if (audio != null) {
            line(
                    "Audio",
                    audio.codec() + ", " + audio.sampleRateHz() + " Hz, " + audio.channels() + " channels, "
                            + (audio.bitrateKbps() == null ? "" : audio.bitrateKbps() + " kbit/s, ")
                            + time(audio.durationSeconds()));
        }
    }

    private void line(String label, String words) {
        text.append(String.format(Locale.ROOT, "  %-10s %s%n", label, Printable.of(words)));
    }

    private static String sentence(String code) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(code)) {
                return reason.sentence();
            }
        }
        return "See the documentation.";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%d:%02d", (int) seconds / 60, (int) seconds % 60);
    }
}
