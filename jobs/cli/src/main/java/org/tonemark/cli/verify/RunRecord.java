package org.tonemark.cli.verify;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.Host;
import org.tonemark.cli.Meter;
import org.tonemark.cli.drift.BatchWatch;
import org.tonemark.cli.input.Inputs;
import org.tonemark.cli.report.HtmlReport;
import org.tonemark.verdictlog.VerdictLog;

/** What a run leaves about itself: run file, metrics, events, progress and its last words. */
final class RunRecord implements Closeable {
    private final Host host;
    private final VerifyOptions options;
    private final Inputs inputs;
    private final VerdictLog.Key key;
    private final @Nullable Path out;
    private final Instant started;
    private final String id;
    private final Tally tally = new Tally();
    private final Meter meter;
    private final EventLog events;
    private final @Nullable RunFile runFile;
    private final @Nullable MetricsFile metrics;
    private final BatchWatch watch;
    private long recovered;
    private double firstVerdictSeconds;
    private boolean begun;

    RunRecord(Host host, VerifyOptions options, Inputs inputs, VerdictLog.Key key, @Nullable Path out, BatchWatch watch)
            throws IOException {
        this.watch = watch;
        this.host = host;
        this.options = options;
        this.inputs = inputs;
        this.key = key;
        this.out = out;
        this.started = host.clock().instant();
        this.id = RunId.of(started);
        this.meter = new Meter(host, "tracks");
        this.events = new EventLog(options.logJson == null ? null : host.resolve(options.logJson), host.clock(), id);
        this.runFile = out == null ? null : new RunFile(out.resolve("runs"), id, started, identity());
        this.metrics = options.metrics == null
                ? null
                : new MetricsFile(host.resolve(options.metrics), id, identity(), started);
    }

    String id() {
        return id;
    }

    Instant startedAt() {
        return started;
    }

    Tally tally() {
        return tally;
    }

    Meter meter() {
        return meter;
    }

    boolean started() {
        return begun;
    }

    void start(long recoveredRows) throws IOException {
        recovered = recoveredRows;
        if (recovered > 0) {
            host.say("Recovered " + recovered + " verdicts of an interrupted run.");
        }
        write("running");
        begun = true;
        events.info(
                "run_started",
                node -> node.put("inputs", inputs.tracks().size())
                        .put("recovered", recovered)
                        .put("model", key.model())
                        .put("policy", key.policy())
                        .put("version", key.version())
                        .put("master", options.effectiveMaster()));
    }

    void done(BatchRow row, double seconds, long bytes) throws IOException {
        tally.done(row, seconds, bytes);
        if (row.source() != BatchRow.Source.DUPLICATE) {
            watch.add(row.verdict());
        }
        events.track(row, seconds, bytes);
        if (tally.done() == 1) {
            firstVerdictSeconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        }
        if (metrics != null) {
            metrics.refresh(host.clock().instant(), tally);
        }
        if (host.terminal()) {
            meter.at(tally.done(), inputs.tracks().size(), tally.sentence());
        }
    }

    /** An input got another outcome, or other reasons, than on its bytes alone. */
    void decided(BatchRow own, BatchRow last) throws IOException {
        tally.decided(own.verdict(), last.verdict());
        events.known(last);
    }

    void complete(HtmlReport report) throws IOException {
        Instant ended = host.clock().instant();
        if (out != null) {
            report.write(
                    out.resolve("report.html"),
                    new HtmlReport.Run(id, ended, key, inputs.skipped().size(), watch.notices()));
        }
        end("complete");
        say(ended);
    }

    /** The process has been told to end. */
    void interrupted(VerdictLog.Run measuring, VerdictLog.@Nullable Run deciding) {
        try {
            measuring.flush();
            if (deciding != null) {
                deciding.flush();
            }
            end("interrupted");
        } catch (IOException e) {
            host.say("tonemark: could not save everything: " + e.getMessage());
        }
        meter.clear();
        host.say("Interrupted after " + tally.done() + " of " + inputs.tracks().size() + " tracks: " + tally.sentence()
                + (out == null ? "." : ". Run the same command to go on."));
    }

    /** The run cannot go on; says so where that is still possible. */
    void failed(String why) {
        try {
            events.error("run_failed", node -> node.put("detail", why));
            end("failed");
        } catch (IOException e) {
            // the disk is full: the message that follows says what is wrong
        }
        meter.clear();
        host.say("Stopped after " + tally.done() + " of " + inputs.tracks().size() + " tracks.");
    }

    private void end(String state) throws IOException {
        write(state);
        events.info(
                "run_ended",
                node -> node.put("state", state)
                        .put("done", tally.done())
                        .put("withoutOutcome", tally.withoutOutcome()));
    }

    private void write(String state) throws IOException {
        Instant now = host.clock().instant();
        if (runFile != null) {
            runFile.write(state, now, tally, firstVerdictSeconds, recovered, watch);
        }
        if (metrics != null) {
            metrics.write(state, now, tally);
        }
    }

    private RunFile.RunIdentity identity() {
        return new RunFile.RunIdentity(
                key.version(),
                key.model(),
                key.policy(),
                options.effectiveMaster(),
                inputs.tracks().size(),
                inputs.skipped().size());
    }

    private void say(Instant ended) {
        double seconds = Duration.between(started, ended).toMillis() / 1e3;
        StringBuilder line = new StringBuilder();
        line.append(inputs.tracks().size()).append(" tracks in ").append(Meter.duration(seconds));
        line.append(": ").append(tally.sentence());
        append(line, tally.of(BatchRow.Source.LOGGED), " from the log");
        append(line, tally.of(BatchRow.Source.DUPLICATE), " duplicates");
        append(line, inputs.skipped().size(), " files skipped by name");
        host.say(line.append('.').toString());
        watch.notices().forEach(notice -> host.say(notice.text()));
        if (out != null) {
            host.say("Report: " + out.resolve("report.html") + "  Run: " + out.resolve("runs/" + id + ".json"));
        }
    }

    private static void append(StringBuilder line, int count, String what) {
        if (count > 0) {
            line.append("; ").append(count).append(what);
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
