package org.tonemark.cli.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.verify.BatchRow.Source;
import org.tonemark.cli.verify.RunFile.RunIdentity;
import org.tonemark.verdict.Outcome;

/**
 * Figures of the last run in Prometheus' text format 0.0.4, for the textfile collector of the node exporter: replaced as
 * a whole at the start, every 15 seconds and at the end. Base units; never a CID or a name of a file as a label.
 */
final class MetricsFile {
    private static final Duration BETWEEN = Duration.ofSeconds(15);
    private static final List<String> STATES = List.of("running", "complete", "interrupted", "failed");

    private final Path file;
    private final String run;
    private final RunIdentity identity;
    private final Instant started;
    private Instant written = Instant.MIN;

    MetricsFile(Path file, String run, RunIdentity identity, Instant started) {
        this.file = file;
        this.run = run;
        this.identity = identity;
        this.started = started;
    }

    /** Writes if the last time is a while ago. */
    void refresh(Instant now, Tally tally) throws IOException {
        if (written.plus(BETWEEN).isBefore(now)) {
            write("running", now, tally);
        }
    }

    /** @param state as in the run file */
    void write(String state, Instant now, Tally tally) throws IOException {
        written = now;
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + run + ".tmp");
        Files.writeString(unfinished, text(state, now, tally));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String text(String state, Instant now, Tally tally) {
        Page page = new Page();
        page.family("info", "The last run of verify.", "gauge");
        page.sample(
                "info",
                Map.of(
                        "run", run,
                        "model", identity.model(),
                        "policy", identity.policy(),
                        "version", identity.version(),
                        "master", identity.master()),
                1);
        page.family("state", "1 for the state the run is in.", "gauge");
        STATES.forEach(each -> page.sample("state", Map.of("state", each), each.equals(state) ? 1 : 0));
        page.single("started_timestamp_seconds", "When it started.", started.toEpochMilli() / 1e3);
        page.single("updated_timestamp_seconds", "When these figures were written.", now.toEpochMilli() / 1e3);
        page.single("inputs", "Inputs of the run.", identity.inputs());
        page.family("tracks", "Inputs that are done, by outcome.", "gauge");
        for (Outcome outcome : Outcome.values()) {
            page.sample("tracks", Map.of("outcome", outcome.json()), tally.of(outcome));
        }
        page.sample("tracks", Map.of("outcome", "none"), tally.withoutOutcome());
        page.family("tracks_by_source", "Inputs that are done, by where the verdict comes from.", "gauge");
        for (Source source : Source.values()) {
            page.sample("tracks_by_source", Map.of("source", source.name().toLowerCase(Locale.ROOT)), tally.of(source));
        }
        page.family("reasons", "Inputs that are done, by reason; an input may have several.", "gauge");
        tally.reasons().forEach((reason, count) -> page.sample("reasons", Map.of("reason", reason), count));
        page.family("track_seconds", "Wall-clock time of measured tracks.", "summary");
        page.sample("track_seconds", Map.of("quantile", "0.5"), tally.secondsAt(0.5));
        page.sample("track_seconds", Map.of("quantile", "1"), tally.secondsAt(1));
        page.sample("track_seconds_sum", Map.of(), tally.totalSeconds());
        page.sample("track_seconds_count", Map.of(), tally.of(Source.MEASURED));
        page.single("read_bytes", "Bytes read of measured tracks.", tally.bytes());
        page.single("fetch_failures", "CIDs whose bytes could not be had.", tally.fetchFailures());
        return page.text.toString();
    }

    /** Lines of the format. */
    private static final class Page {
        private static final String PREFIX = "tonemark_run_";
        private final StringBuilder text = new StringBuilder();

        void family(String name, String help, String type) {
            text.append("# HELP ")
                    .append(PREFIX)
                    .append(name)
                    .append(' ')
                    .append(help)
                    .append('\n');
            text.append("# TYPE ")
                    .append(PREFIX)
                    .append(name)
                    .append(' ')
                    .append(type)
                    .append('\n');
        }

        void single(String name, String help, double value) {
            family(name, help, "gauge");
            sample(name, Map.of(), value);
        }

        void sample(String name, Map<String, String> labels, double value) {
            text.append(PREFIX).append(name);
            String separator = "{";
            for (Map.Entry<String, String> label : new java.util.TreeMap<>(labels).entrySet()) {
                text.append(separator)
                        .append(label.getKey())
                        .append("=\"")
                        .append(escaped(label.getValue()))
                        .append('"');
                separator = ",";
            }
            text.append(labels.isEmpty() ? " " : "} ").append(number(value)).append('\n');
        }

        private static String number(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : String.format(Locale.ROOT, "%.4f", value);
        }

        private static String escaped(@Nullable String value) {
            return String.valueOf(value)
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n");
        }
    }
}
