package org.tonemark.cli.verify;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.ExitCode;
import org.tonemark.cli.Host;
import org.tonemark.cli.UserException;
import org.tonemark.cli.Version;
import org.tonemark.cli.catalogue.Catalogues;
import org.tonemark.cli.drift.BatchWatch;
import org.tonemark.cli.input.Inputs;
import org.tonemark.cli.report.HtmlReport;
import org.tonemark.cli.verify.VerifyBatch.Past;
import org.tonemark.known.KnownTracks;
import org.tonemark.known.Ledger;
import org.tonemark.known.LogIndex;
import org.tonemark.verdict.KnownRule;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.TrackAnalyzer;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifyRunner;

/** One run of {@code verify}: plan, log, results, and what is left when it is interrupted or the disk is full. */
public final class VerifySession {
    /** Folder of the log of measurements: verdicts on bytes alone, with fingerprints. */
    public static final String MEASURED = "measured";

    private final Host host;
    private final VerifyOptions options;
    private final Inputs inputs;
    private final OutcomePolicy policy;
    private final TrackAnalyzer.Factory analyzer;
    private final VerdictLog.Key key;
    private final @Nullable Path out;
    private final @Nullable ParquetVerdictLog log;

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
    }

    /** Says what {@link #run} would do. */
    int plan() throws IOException {
        CidIndex finished = out == null || options.force
                ? new CidIndex()
                : new ParquetVerdictLog(out.resolve(MEASURED)).finished(key);
        BatchPlan plan = BatchPlan.of(inputs.tracks(), knownFiles(), host.clock(), true);
        return new DryRun(host, finished, options).print(inputs, plan);
    }

    /** True if a run surely has something to measure: there is no log to find it in. */
    static boolean surelyMeasures(Host host, VerifyOptions options) {
        return options.out == null
                || options.force
                || !Files.isDirectory(host.resolve(options.out).resolve(MEASURED));
    }

    /**
     * Runs the batch and returns the exit code.
     *
     * @throws UserException if the disk is full or Spark is gone: what was verified so far is kept
     * @throws IOException if the folder of results cannot be used
     */
    public int run(RunnerStart runner) throws IOException {
        if (out != null) {
            Files.createDirectories(out);
            PolicyRecord.keep(out, policy);
        }
        BatchWatch watch = BatchWatch.of(analyzer);
        RunRecord record = new RunRecord(host, options, inputs, key, out, watch);
        try (record) {
            return run(runner, record, watch);
        } catch (VerifyRunner.Failed e) {
            if (Interruption.begun()) {
                throw e; // Spark ends with the process: all is saved
            }
            throw ended(record, e.getMessage());
        } catch (IOException e) {
            if (Interruption.begun() || !record.started() && e instanceof FileSystemException && !isFull(e)) {
                throw e;
            }
            throw ended(record, "the results cannot be written: " + e.getMessage());
        }
    }

    private static boolean isFull(IOException e) {
        return String.valueOf(e.getMessage()).matches(".*(No space left|quota exceeded).*");
    }

    private static UserException ended(RunRecord record, @Nullable String why) {
        record.failed(String.valueOf(why));
        return new UserException(ExitCode.UNAVAILABLE, why + "; run the same command again to go on");
    }

    private int run(RunnerStart runner, RunRecord record, BatchWatch watch) throws IOException {
        try (Workplace place = new Workplace(out)) {
            return run(runner, record, watch, place);
        }
    }

    private int run(RunnerStart runner, RunRecord record, BatchWatch watch, Workplace place) throws IOException {
        ParquetVerdictLog measured = new ParquetVerdictLog(place.folder().resolve(MEASURED));
        if (log != null) {
            log.recover();
            watch.remember(log.acceptedUnderOther(key));
        }
        record.start(measured.recover());
        Catalogues catalogues = options.catalogues.open(host);
        KnownFiles known = knownFiles();
        BatchPlan plan = BatchPlan.of(inputs.tracks(), known, host.clock(), false);
        Past past = new Past(options.force ? null : measured, key);
        Submissions submissions =
                new Submissions(inputs.submitted(), plan, Ledger.read(measured, null), record.startedAt());
        TrackVerifier verifier = inputs.sources().and(catalogues.denied()).verifier(analyzer, policy);
        try (HtmlReport report = new HtmlReport(out);
                RowSpill spill = new RowSpill(out);
                VerdictLog.Run measuring = measured.begin(record.id());
                VerdictLog.Run deciding = log == null ? null : log.begin(record.id())) {
            Results results = new Results(host, options, record, report);
            VerifyBatch batch = new VerifyBatch(
                    inputs.tracks(), plan, past, measuring, submissions, results, spill, known, host.clock());
            Interruption interruption = Interruption.arm(() -> {
                record.interrupted(measuring, deciding);
                place.discard();
            });
            try {
                LogIndex index = new LogIndex(place.known());
                index.bringUp(measured); // what a killed run left out
                batch.execute(runner, verifier);
                measuring.seal();
                KnownPass pass = new KnownPass(
                        batch,
                        inputs.tracks().size(),
                        spill,
                        submissions,
                        new KnownPass.Logs(measured, log, deciding, key, options.force));
                decide(pass, measured, place, index, catalogues, runner, record.id());
                pass.emit(results);
            } finally {
                interruption.disarm();
                record.meter().clear();
            }
            if (deciding != null) {
                deciding.seal();
            }
            save(known, record.id());
            record.complete(report);
        }
        return record.tally().withoutOutcome() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private void decide(
            KnownPass pass,
            ParquetVerdictLog measured,
            Workplace place,
            LogIndex index,
            Catalogues catalogues,
            RunnerStart runner,
            String run)
            throws IOException {
        KnownTracks known = new KnownTracks(
                place.known().resolve("matches"), index, catalogues.indexes(), new KnownRule(policy.known()), run);
        int shaken = pass.decide(known, () -> index.bringUp(measured), Ledger.read(measured, log), runner);
        if (shaken > 0) {
            host.say(shaken + " tracks of the log were decided again: a track that was submitted before them came in.");
        }
    }

    private KnownFiles knownFiles() throws IOException {
        return out == null || options.force
                ? KnownFiles.none()
                : KnownFiles.load(
                        out.resolve("files.index"),
                        LocalDate.ofInstant(host.clock().instant(), ZoneOffset.UTC)
                                .toEpochDay());
    }

    private void save(KnownFiles known, String run) throws IOException {
        if (out != null && known.changed()) {
            known.save(out.resolve("files.index"), run);
        }
    }
}
