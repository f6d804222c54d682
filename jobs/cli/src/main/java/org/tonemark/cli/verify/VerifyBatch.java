package org.tonemark.cli.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tonemark.cli.verify.BatchRow.Source;
import org.tonemark.verdict.Reason;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdictlog.LoggedTrack;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.TrackInput;
import org.tonemark.verify.TrackVerifier;
import org.tonemark.verify.VerifiedTrack;
import org.tonemark.verify.VerifyRunner;
import org.tonemark.verify.VerifyRunner.Indexed;

/**
 * The first step of a run: takes a batch through a runner. Equal bytes are measured once, what the log holds is not
 * measured again, new measurements go to the log as they come. Rows wait on the disk for {@link KnownPass}.
 */
final class VerifyBatch {
    private static final long PENDING = -1;
    private static final int FEWEST_LOOKED_UP = 1_000;

    private final List<TrackInput> tracks;
    private final BatchPlan plan;
    private final Past past;
    private final VerdictLog.Run run;
    private final Submissions submissions;
    private final BatchListener listener;
    private final RowSpill spill;
    private final KnownFiles known;
    private final Clock clock;
    private final Map<Integer, FileStamp> inHand = new HashMap<>();
    private final long[] rows;
    private final @Nullable String[] cids;
    private CidIndex toLookUp = new CidIndex();
    private int lookedUp;

    /**
     * Where verdicts of earlier runs lie.
     *
     * @param log {@code null} if there is none, or all is to be measured anew
     */
    record Past(@Nullable VerdictLog log, VerdictLog.Key key) {}

    /** @param run where new measurements go */
    VerifyBatch(
            List<TrackInput> tracks,
            BatchPlan plan,
            Past past,
            VerdictLog.Run run,
            Submissions submissions,
            BatchListener listener,
            RowSpill spill,
            KnownFiles known,
            Clock clock) {
        this.tracks = tracks;
        this.plan = plan;
        this.past = past;
        this.run = run;
        this.submissions = submissions;
        this.listener = listener;
        this.spill = spill;
        this.known = known;
        this.clock = clock;
        this.rows = new long[tracks.size()];
        this.cids = new String[tracks.size()];
        Arrays.fill(rows, PENDING);
    }

    /**
     * Runs to the end. The run of the log is left unsealed.
     *
     * @param runner asked for only if there is something to measure
     */
    void execute(Supplier<VerifyRunner> runner, TrackVerifier verifier) throws IOException {
        lookUp(plan.cids(), verifier::denies);
        if (IntStream.range(0, rows.length).noneMatch(this::isToMeasure)) {
            return;
        }
        boolean askLog = past.log() != null && plan.hasUnnamed();
        CidIndex finished = askLog ? past.log().finished(past.key()) : new CidIndex();
        try {
            runner.get().run(new ToMeasure(), verifier, finished, this::take);
            lookUpLate();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private boolean isToMeasure(int input) {
        return rows[input] == PENDING && plan.isFirst(input);
    }

    /** Inputs whose verdict is in no log, as far as is known without reading them. */
    private final class ToMeasure implements java.util.Iterator<Indexed> {
        private final PrimitiveIterator.OfInt left = IntStream.range(0, rows.length)
                .filter(VerifyBatch.this::isToMeasure)
                .iterator();

        @Override
        public boolean hasNext() {
            return left.hasNext();
        }

        @Override
        public Indexed next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int input = left.nextInt();
            if (tracks.get(input) instanceof TrackInput.LocalFile file) {
                FileStamp.of(file.path())
                        .filter(stamp -> stamp.settledAt(clock.instant()))
                        .ifPresent(stamp -> inHand.put(input, stamp));
            }
            return new Indexed(input, tracks.get(input));
        }
    }

    private void take(VerifiedTrack track) {
        try {
            Verdict verdict = track.verdict();
            remember(track.index(), verdict.cid());
            if (track.known()) {
                lookUpLater(track.index(), java.util.Objects.requireNonNull(verdict.cid()));
                return;
            }
            if (verdict.lasting()) {
                run.append(new LoggedTrack(
                        verdict,
                        track.detail(),
                        track.picture(),
                        submissions.of(track.index(), java.util.Objects.requireNonNull(verdict.cid())),
                        track.fingerprint(),
                        track.embedding()));
            }
            BatchRow row = new BatchRow(verdict, track.detail(), track.picture(), track.fingerprint(), Source.MEASURED);
            settle(track.index(), row, track.seconds(), track.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is the same after it was read need not be read by the next run. */
    private void remember(int input, @Nullable String cid) {
        FileStamp before = inHand.remove(input);
        if (before != null && cid != null && tracks.get(input) instanceof TrackInput.LocalFile file) {
            FileStamp.of(file.path()).filter(after -> after.same(before)).ifPresent(same -> known.learn(same, cid));
        }
    }

    /** Verdicts that a measuring process found to be in the log are read together, in ever larger groups. */
    private void lookUpLater(int input, String cid) throws IOException {
        if (toLookUp.contains(cid) || toLookUp.size() >= Math.max(FEWEST_LOOKED_UP, lookedUp)) {
            lookUpLate();
        }
        toLookUp.putIfAbsent(cid, input);
    }

    private void lookUpLate() throws IOException {
        CidIndex group = toLookUp;
        toLookUp = new CidIndex();
        int found = lookUp(group, cid -> false);
        lookedUp += found;
        if (found < group.size()) {
            throw new IOException("the verdict log lost rows while it was being read");
        }
    }

    /** Settles the inputs whose CIDs are in the log; returns how many CIDs are. What is denied is left to the verifier. */
    private int lookUp(CidIndex cids, Predicate<String> denied) throws IOException {
        int[] found = {0};
        if (past.log() != null) {
            past.log().find(past.key(), cids, row -> {
                String cid = java.util.Objects.requireNonNull(row.verdict().cid());
                int input = cids.get(cid);
                if (rows[input] == PENDING && !denied.test(cid)) {
                    found[0]++;
                    String name = tracks.get(input).name();
                    Verdict verdict = row.verdict().named(name);
                    settle(input, logged(row, verdict), 0, 0);
                }
            });
        }
        return found[0];
    }

    static BatchRow logged(LoggedTrack row, Verdict verdict) {
        return new BatchRow(verdict, row.detail(), row.picture(), row.fingerprint(), Source.LOGGED);
    }

    /** An input and its copies have their results. */
    private void settle(int input, BatchRow row, double seconds, long bytes) throws IOException {
        listener.done(row, seconds, bytes);
        int copy = plan.nextCopy(input);
        rows[input] = spill.add(row);
        cids[input] = row.verdict().outcome() == null ? null : row.verdict().cid();
        if (copy < 0) {
            return;
        }
        BatchRow copied = changed(input, row) ? withoutOutcome(row) : row;
        long shared = copied == row ? rows[input] : spill.add(copied);
        for (; copy >= 0; copy = plan.nextCopy(copy)) {
            rows[copy] = shared;
            cids[copy] = copied == row ? cids[input] : null;
            listener.done(copied.as(tracks.get(copy).name(), Source.DUPLICATE), 0, 0);
        }
    }

    /** True if a file was measured with other bytes than it had when the batch was planned. */
    private boolean changed(int input, BatchRow row) {
        String cid = row.verdict().cid();
        return cid != null && plan.cids().get(cid) != input;
    }

    private static BatchRow withoutOutcome(BatchRow row) {
        Verdict v = row.verdict();
        Verdict none = new Verdict(
                v.input(),
                null,
                null,
                List.of(Reason.NOT_RETRIEVABLE.name()),
                null,
                null,
                null,
                null,
                null,
                v.model(),
                v.policy(),
                v.tonemark());
        return new BatchRow(none, "an equal file changed while the batch ran", null, null, row.source());
    }

    /** The CID of an input that has an outcome, else {@code null}; after {@link #execute}. */
    @Nullable
    String cid(int input) {
        return cids[input];
    }

    String name(int input) {
        return tracks.get(input).name();
    }

    /** Where the row of an input, or of the one it is a copy of, waits; after {@link #execute}. */
    long place(int input) {
        return rows[input];
    }

    /** What was measured of an input, or is in the log; after {@link #execute}. */
    BatchRow row(int input) throws IOException {
        BatchRow row = spill.read(rows[input]);
        return plan.isFirst(input) ? row : row.as(tracks.get(input).name(), Source.DUPLICATE);
    }
}
