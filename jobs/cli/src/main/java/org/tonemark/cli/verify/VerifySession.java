package org.tonemark.cli.verify;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.Meter;
import org.tonemark.cli.Version;
import org.tonemark.cli.input.Inputs;
import org.tonemark.cli.report.HtmlReport;
import org.tonemark.cli.verify.VerifyBatch.Logged;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.ContentSource;
import org.tonemark.verify.TrackAnalyzer;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifyRunner;

/** One run of {@code verify}: log, run file, report, lines, and what is left when it is interrupted. */
public final class VerifySession {
    private final Host host;
    private final VerifyOptions options;
    private final Inputs inputs;
    private final OutcomePolicy policy;
    private final TrackAnalyzer.Factory analyzer;
    private final VerdictLog.Key key;
    private final @Nullable Path out;
    private final @Nullable VerdictLog log;
    private final Tally tally = new Tally();
    private final Meter meter;
    private double firstVerdictSeconds;

    public VerifySession(
            Host host, VerifyOptions options, Inputs inputs, TrackAnalyzer.Factory analyzer, OutcomePolicy policy) {
        this.host = host;
        this.options = options;
        this.inputs = inputs;
        this.analyzer = analyzer;
        this.policy = policy;
        this.key = new VerdictLog.Key(analyzer.model(), policy.id(), Version.TONEMARK);
        this.out = options.out == null ? null : host.resolve(options.out);
        this.log = out == null ? null : new ParquetVerdictLog(out.resolve("verdicts"));
        this.meter = new Meter(host, "tracks");
    }

    /** Says what {@link #run} would do. */
    int plan() throws IOException {
        return new DryRun(host, log == null ? Logged.none() : Logged.of(log, key), options).print(inputs);
    }

    /** Runs the batch and returns the exit code. */
    public int run(VerifyRunner runner) throws IOException {
        Instant started = host.clock().instant();
        String id = RunId.of(started);
        long recovered = log == null ? 0 : log.recover();
        if (recovered > 0) {
            host.say("Recovered " + recovered + " verdicts of an interrupted run.");
        }
        Logged logged = log == null || options.force ? Logged.none() : Logged.of(log, key);
        RunFile runFile = out == null ? null : new RunFile(out.resolve("runs"), id, started, identity());
        if (runFile != null) {
            Files.createDirectories(out);
            runFile.write("running", started, tally, 0, recovered);
        }
        HtmlReport report = new HtmlReport();
        try (VerdictLog.Run run = log == null ? null : log.begin(id)) {
            Interruption interruption = Interruption.arm(() -> interrupted(run, runFile, recovered));
            try {
                execute(runner, logged, run, report);
            } finally {
                interruption.disarm();
            }
            if (run != null) {
                run.seal();
            }
        }
        Instant ended = host.clock().instant();
        if (runFile != null) {
            runFile.write("complete", ended, tally, firstVerdictSeconds, recovered);
            report.write(
                    out.resolve("report.html"),
                    new HtmlReport.Run(id, ended, key, inputs.skipped().size()));
        }
        say(id, started, ended);
        return tally.withoutOutcome() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private void execute(VerifyRunner runner, Logged logged, VerdictLog.@Nullable Run run, HtmlReport report)
            throws IOException {
        List<BatchListener> listeners = new ArrayList<>(List.of(tally));
        if (!options.quiet) {
            listeners.add(new Lines(host, meter, options.json));
        }
        if (out != null) {
            listeners.add(new BatchListener() {
                @Override
                public void row(BatchRow row) {
                    report.add(row.verdict(), row.detail(), row.picture());
                }
            });
        }
        TrackVerifier verifier = new TrackVerifier(analyzer, ContentSource.none(), policy, Version.TONEMARK);
        VerifyBatch batch = new VerifyBatch(inputs.tracks(), verifier, logged, run, fanOut(listeners));
        try {
            batch.execute(runner);
        } finally {
            meter.clear();
        }
    }

    private BatchListener fanOut(List<BatchListener> listeners) {
        return new BatchListener() {
            @Override
            public void row(BatchRow row) throws IOException {
                for (BatchListener listener : listeners) {
                    listener.row(row);
                }
            }

            @Override
            public void done(BatchRow row, double seconds) {
                listeners.forEach(listener -> listener.done(row, seconds));
                if (tally.done() == 1) {
                    firstVerdictSeconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
                }
                meter.at(tally.done(), inputs.tracks().size(), tally.sentence());
            }
        };
    }

    private void interrupted(VerdictLog.@Nullable Run run, @Nullable RunFile runFile, long recovered) {
        try {
            if (run != null) {
                run.flush();
            }
            if (runFile != null) {
                runFile.write("interrupted", host.clock().instant(), tally, firstVerdictSeconds, recovered);
            }
        } catch (IOException e) {
            host.say("tonemark: could not save everything: " + e.getMessage());
        }
        meter.clear();
        host.say("Interrupted after " + tally.done() + " of " + inputs.tracks().size() + " tracks: " + tally.sentence()
                + (out == null ? "." : ". Run the same command to go on."));
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

    private void say(String id, Instant started, Instant ended) {
        double seconds = java.time.Duration.between(started, ended).toMillis() / 1e3;
        StringBuilder line = new StringBuilder();
        line.append(inputs.tracks().size()).append(" tracks in ").append(Meter.duration(seconds));
        line.append(": ").append(tally.sentence());
        append(line, tally.of(BatchRow.Source.LOGGED), " from the log");
        append(line, tally.of(BatchRow.Source.DUPLICATE), " duplicates");
        append(line, inputs.skipped().size(), " files skipped by name");
        host.say(line.append('.').toString());
        if (out != null) {
            host.say("Report: " + out.resolve("report.html") + "  Run: " + out.resolve("runs/" + id + ".json"));
        }
    }

    private static void append(StringBuilder line, int count, String what) {
        if (count > 0) {
            line.append("; ").append(count).append(what);
        }
    }
}
