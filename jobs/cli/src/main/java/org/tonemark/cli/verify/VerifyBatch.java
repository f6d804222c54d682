package org.tonemark.cli.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.verify.BatchRow.Source;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.LoggedTrack;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;
import org.tonemark.verify.VerifyRunner;
import org.tonemark.verify.VerifyRunner.Indexed;

/**
 * Takes a batch through a runner: equal bytes are measured once, what the log holds is not measured again, new verdicts
 * go to the log as they come, results leave in input order.
 */
final class VerifyBatch {
    private final List<TrackInput> tracks;
    private final TrackVerifier verifier;
    private final Logged logged;
    private final VerdictLog.@Nullable Run run;
    private final BatchListener listener;
    private final int[] firstOf;
    private final Map<Integer, List<Integer>> duplicates = new HashMap<>();
    private final Map<Integer, BatchRow> early = new HashMap<>();
    private int nextRow;

    /** @param run where new verdicts go, {@code null} without a log */
    VerifyBatch(
            List<TrackInput> tracks,
            TrackVerifier verifier,
            Logged logged,
            VerdictLog.@Nullable Run run,
            BatchListener listener) {
        this.tracks = tracks;
        this.verifier = verifier;
        this.logged = logged;
        this.run = run;
        this.listener = listener;
        this.firstOf = Duplicates.firstOf(tracks);
    }

    /** Verdicts of earlier runs; rows are read only when one is asked for. */
    static final class Logged {
        private final @Nullable VerdictLog log;
        private final VerdictLog.@Nullable Key key;
        private final Set<String> cids;
        private Map<String, LoggedTrack> rows = Map.of();

        private Logged(@Nullable VerdictLog log, VerdictLog.@Nullable Key key, Set<String> cids) {
            this.log = log;
            this.key = key;
            this.cids = cids;
        }

        static Logged of(VerdictLog log, VerdictLog.Key key) throws IOException {
            return new Logged(log, key, log.finished(key));
        }

        static Logged none() {
            return new Logged(null, null, Set.of());
        }

        Set<String> cids() {
            return cids;
        }

        LoggedTrack row(String cid) throws IOException {
            if (rows.isEmpty() && log != null && key != null) {
                rows = log.find(key, cids);
            }
            LoggedTrack row = rows.get(cid);
            if (row == null) {
                throw new IOException("the verdict log lost " + cid + " while it was being read");
            }
            return row;
        }
    }

    /** Runs to the end. The run of the log is left unsealed. */
    void execute(VerifyRunner runner) throws IOException {
        List<Indexed> measured = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            if (firstOf[i] == i) {
                measured.add(new Indexed(i, tracks.get(i)));
            } else {
                duplicates
                        .computeIfAbsent(firstOf[i], first -> new ArrayList<>())
                        .add(i);
            }
        }
        try {
            runner.run(measured, verifier, logged.cids(), this::take);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private synchronized void take(VerifiedTrack track) {
        try {
            BatchRow row = resolve(track);
            early.put(track.index(), row);
            listener.done(row, track.seconds());
            for (int copy : duplicates.getOrDefault(track.index(), List.of())) {
                BatchRow same = row.as(tracks.get(copy).name(), Source.DUPLICATE);
                early.put(copy, same);
                listener.done(same, 0);
            }
            emit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BatchRow resolve(VerifiedTrack track) throws IOException {
        Verdict verdict = track.verdict();
        if (track.known()) {
            LoggedTrack row = logged.row(java.util.Objects.requireNonNull(verdict.cid()));
            return new BatchRow(row.verdict(), row.detail(), row.picture(), Source.LOGGED)
                    .as(verdict.input(), Source.LOGGED);
        }
        if (run != null && verdict.outcome() != null) {
            run.append(new LoggedTrack(verdict, track.detail(), track.picture()));
        }
        return new BatchRow(verdict, track.detail(), track.picture(), Source.MEASURED);
    }

    private void emit() throws IOException {
        for (BatchRow row = early.remove(nextRow); row != null; row = early.remove(nextRow)) {
            listener.row(row);
            nextRow++;
        }
    }
}
