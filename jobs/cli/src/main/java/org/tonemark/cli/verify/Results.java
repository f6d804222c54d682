package org.tonemark.cli.verify;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.report.HtmlReport;

/** Where the results of a batch go while it runs: counts, lines, report, events, progress. */
final class Results implements BatchListener {
    private final RunRecord record;
    private final HtmlReport report;
    private final boolean keepsReport;
    private final @Nullable Lines lines;

    Results(Host host, VerifyOptions options, RunRecord record, HtmlReport report) {
        this.record = record;
        this.report = report;
        this.keepsReport = options.out != null;
        this.lines = options.quiet ? null : new Lines(host, record.meter(), options.json);
    }

    @Override
    public void row(BatchRow row) throws IOException {
        if (lines != null) {
            lines.row(row);
        }
        if (keepsReport) {
            report.add(row.verdict(), row.detail(), row.picture());
        }
    }

    /** Known tracks gave an input another outcome, or other reasons. */
    void decided(BatchRow own, BatchRow last) throws IOException {
        record.decided(own, last);
    }

    @Override
    public void done(BatchRow row, double seconds, long bytes) throws IOException {
        record.done(row, seconds, bytes);
    }
}
