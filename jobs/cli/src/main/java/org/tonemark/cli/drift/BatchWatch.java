package org.tonemark.cli.drift;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.report.HtmlReport.Notice;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.BundleFactory;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.TrackAnalyzer;

/**
 * Watches the verdicts of a batch for what an operator must know: a batch unlike the calibration, and tracks that an
 * older model or policy accepted and this one does not. Safe for several threads.
 */
public final class BatchWatch {
    private static final int MOST_LISTED = 1_000;
    private static final int MOST_IN_REPORT = 100;

    private final DriftMeter meter;
    private final List<Overturned> overturned = new ArrayList<>();
    private VerdictLog.Accepted accepted = new VerdictLog.Accepted(new CidIndex(), List.of());
    private int overturnedCount;

    private BatchWatch(DriftMeter meter) {
        this.meter = meter;
    }

    /** For the model of an analyzer. */
    public static BatchWatch of(TrackAnalyzer.Factory analyzer) {
        DriftMeter meter = analyzer instanceof BundleFactory factory
                ? factory.bundle().map(bundle -> DriftMeter.of(bundle.card())).orElseGet(DriftMeter::none)
                : DriftMeter.none();
        return new BatchWatch(meter);
    }

    /** A track that is no longer accepted. */
    public record Overturned(
            String input,
            String cid,
            VerdictLog.Key acceptedBy,
            @Nullable Outcome outcome,
            List<String> reasons) {}

    /** What the log accepted under other models, policies and versions. */
    public synchronized void remember(VerdictLog.Accepted earlier) {
        accepted = earlier;
    }

    /** Takes the verdict of a track, once. */
    public synchronized void add(Verdict verdict) {
        meter.add(verdict);
        String cid = verdict.cid();
        int key = cid == null || verdict.outcome() == null || verdict.outcome() == Outcome.ACCEPTED
                ? CidIndex.ABSENT
                : accepted.cids().get(cid);
        if (cid == null || key == CidIndex.ABSENT) {
            return;
        }
        overturnedCount++;
        if (overturned.size() < MOST_LISTED) {
            overturned.add(new Overturned(
                    verdict.input(), cid, accepted.keys().get(key), verdict.outcome(), verdict.reasons()));
        }
    }

    public synchronized Drift drift() {
        return meter.result();
    }

    /** Tracks that are no longer accepted, the first thousand. */
    public synchronized List<Overturned> overturned() {
        return List.copyOf(overturned);
    }

    public synchronized int overturnedCount() {
        return overturnedCount;
    }

    /** A line each for standard error and the report; empty when there is nothing to say. */
    public synchronized List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        String warning = drift().warning();
        if (!warning.isEmpty()) {
            notices.add(new Notice(warning, List.of()));
        }
        if (overturnedCount > 0) {
            List<String> tracks = overturned.stream()
                    .limit(MOST_IN_REPORT)
                    .map(BatchWatch::words)
                    .toList();
            notices.add(new Notice(
                    "No longer accepted: " + overturnedCount
                            + (overturnedCount == 1 ? " track" : " tracks")
                            + " that another model, policy or version accepted; listed in the run file.",
                    tracks));
        }
        return notices;
    }

    private static String words(Overturned track) {
        Outcome outcome = track.outcome();
        return track.input() + ": accepted by " + track.acceptedBy().model() + ", "
                + track.acceptedBy().policy() + "; now " + (outcome == null ? "none" : outcome.json());
    }
}
