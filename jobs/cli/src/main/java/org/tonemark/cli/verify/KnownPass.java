package org.tonemark.cli.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tonemark.known.KnownTracks;
import org.tonemark.known.KnownTracks.Entry;
import org.tonemark.known.Ledger;
import org.tonemark.verdict.Verdict;
import org.tonemark.verdict.VerdictJson;
import org.tonemark.verdictlog.LoggedTrack;
import org.tonemark.verdictlog.VerdictLog;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.VerifyRunner;

/**
 * The second step of a run: compares what was measured with tracks known before, writes verdicts to their log, hands rows
 * out in input order. Cheap, and done anew by every run: what was looked up before is not looked up again, and a verdict
 * that stands in the log already is not written again.
 */
final class KnownPass implements KnownTracks.Rows {
    private final VerifyBatch batch;
    private final RowSpill spill;
    private final Submissions submissions;
    private final Logs logs;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> shakenRows = new ArrayList<>();
    private final CidIndex numbers = new CidIndex();
    private final int inputs;
    private final BitSet changed = new BitSet();
    private long[] decided = new long[0];
    private @Nullable BatchRow last;
    private int lastRow;

    /**
     * The logs of a run.
     *
     * @param measured verdicts on bytes alone
     * @param verdicts verdicts that stand in the end; {@code null} if they are kept nowhere
     * @param run of {@code verdicts}
     * @param again write also what stands there already
     */
    record Logs(
            VerdictLog measured,
            @Nullable VerdictLog verdicts,
            VerdictLog.@Nullable Run run,
            VerdictLog.Key key,
            boolean again) {}

    KnownPass(VerifyBatch batch, int inputs, RowSpill spill, Submissions submissions, Logs logs) {
        this.batch = batch;
        this.inputs = inputs;
        this.spill = spill;
        this.submissions = submissions;
        this.logs = logs;
    }

    /** Looks up and decides; returns how many tracks of the log, not of the batch, were decided again. */
    int decide(KnownTracks known, KnownTracks.BringUp index, Ledger ledger, Supplier<VerifyRunner> runner)
            throws IOException {
        for (int input = 0; input < inputs; input++) {
            String cid = batch.cid(input);
            if (cid != null && numbers.putIfAbsent(cid, entries.size()) == CidIndex.ABSENT) {
                entries.add(new Entry(cid, submissions.of(input, cid), input));
            }
        }
        known.lookUp(entries, this, index, runner);
        int shaken = addShaken(known.shaken(entries, ledger), ledger);
        decided = new long[entries.size()];
        CidIndex inForce = inForce();
        known.decide(entries, this, ledger, (entry, verdict) -> settle(entry, verdict, inForce));
        return shaken;
    }

    private int addShaken(Set<String> cids, Ledger ledger) throws IOException {
        int before = entries.size();
        logs.measured.find(logs.key, CidIndex.of(cids), row -> {
            String cid = Objects.requireNonNull(row.verdict().cid());
            if (numbers.putIfAbsent(cid, entries.size()) == CidIndex.ABSENT) {
                entries.add(new Entry(cid, ledger.submitted(cid).orElseThrow(), inputs + shakenRows.size()));
                shakenRows.add(spill.add(VerifyBatch.logged(row, row.verdict())));
            }
        });
        return entries.size() - before;
    }

    /** What the log says now of the tracks to decide. */
    private CidIndex inForce() throws IOException {
        CidIndex facts = new CidIndex();
        if (logs.verdicts == null || logs.again) {
            return facts;
        }
        CidIndex seen = new CidIndex();
        logs.verdicts.lines(logs.key, numbers, (cid, line) -> {
            if (seen.putIfAbsent(cid, 0) == CidIndex.ABSENT) {
                facts.putIfAbsent(VerdictJson.withoutInput(line), 0);
            }
        });
        return facts;
    }

    private static String fact(Verdict verdict) {
        return VerdictJson.withoutInput(VerdictJson.write(verdict));
    }

    private void settle(Entry entry, Verdict verdict, CidIndex inForce) throws IOException {
        BatchRow own = at(entry.row());
        int number = numbers.get(entry.cid());
        decided[number] = verdict.equals(own.verdict()) ? place(entry.row()) : spill.add(own.decided(verdict));
        changed.set(
                number,
                own.verdict().outcome() != verdict.outcome()
                        || !own.verdict().reasons().equals(verdict.reasons()));
        if (logs.run != null && verdict.lasting() && !inForce.contains(fact(verdict))) {
            logs.run.append(new LoggedTrack(verdict, own.detail(), own.picture(), entry.submitted(), null, null));
        }
    }

    /** Hands out every row, in input order. */
    void emit(Results results) throws IOException {
        for (int input = 0; input < inputs; input++) {
            String cid = batch.cid(input);
            if (cid == null) {
                results.row(batch.row(input));
                continue;
            }
            int number = numbers.get(cid);
            BatchRow first = spill.read(decided[number]);
            BatchRow last =
                    entries.get(number).row() == input ? first : first.as(batch.name(input), BatchRow.Source.DUPLICATE);
            if (changed.get(number)) {
                results.decided(batch.row(input), last);
            }
            results.row(last);
        }
    }

    private long place(int row) {
        return row < inputs ? batch.place(row) : shakenRows.get(row - inputs);
    }

    /** One row is mostly asked for several times in a row. */
    private BatchRow at(int row) throws IOException {
        BatchRow held = last;
        if (held == null || lastRow != row) {
            held = row < inputs ? batch.row(row) : spill.read(place(row));
            last = held;
            lastRow = row;
        }
        return held;
    }

    @Override
    public @Nullable KeptFingerprint fingerprint(int row) throws IOException {
        return at(row).fingerprint();
    }

    @Override
    public Verdict own(int row) throws IOException {
        return at(row).verdict();
    }
}
