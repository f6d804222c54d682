package org.tonemark.cli.verify;

import java.util.Locale;
import org.tonemark.cli.Host;
import org.tonemark.cli.Meter;
import org.tonemark.cli.Printable;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;

/** Prints a line a track: JSON for programs, or a short one for people. */
final class Lines implements BatchListener {
    private final Host host;
    private final Meter meter;
    private final boolean json;

    Lines(Host host, Meter meter, boolean json) {
        this.host = host;
        this.meter = meter;
        this.json = json;
    }

    @Override
    public void row(BatchRow row) {
        meter.clear();
        host.out().println(json ? VerdictJson.write(row.verdict()) : human(row));
    }

    /** {@code accepted   0.9932  music/a.mp3  ORIGIN_AI_CONFIDENT}. */
    static String human(BatchRow row) {
        Verdict verdict = row.verdict();
        String outcome = verdict.outcome() == null ? "none" : verdict.outcome().json();
        String likelihood = verdict.origin() == null
                ? "–"
                : String.format(Locale.ROOT, "%.4f", verdict.origin().aiLikelihood());
        String why = String.join(" ", verdict.reasons()) + (row.detail().isEmpty() ? "" : " (" + row.detail() + ")");
        return Printable.of(String.format(Locale.ROOT, "%-10s %6s  %s  %s", outcome, likelihood, verdict.input(), why));
    }
}
