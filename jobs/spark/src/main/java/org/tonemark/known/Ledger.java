package org.tonemark.known;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdictlog.ParquetVerdictLog;
import org.tonemark.verify.CidIndex;

/**
 * What the log knows of every track, in about 60 bytes each: when it was submitted first, how long it is, and the outcome
 * in force.
 */
public final class Ledger {
    private static final byte UNDECIDED = -1;

    private final CidIndex cids = new CidIndex();
    private long[] submitted = new long[64];
    private float[] seconds = new float[64];
    private byte[] outcomes = new byte[64];

    /** @param verdicts {@code null} where there is no log of verdicts */
    public static Ledger read(ParquetVerdictLog measured, @Nullable ParquetVerdictLog verdicts) throws IOException {
        Ledger ledger = new Ledger();
        measured.submissions(ledger::add);
        if (verdicts != null) {
            verdicts.outcomes(ledger::outcome);
        }
        return ledger;
    }

    /** A track with its time and length; of several times the earliest counts. */
    public void add(String cid, Instant time, double length) {
        int number = cids.putIfAbsent(cid, cids.size());
        if (number == CidIndex.ABSENT) {
            number = cids.size() - 1;
            grow(number);
            submitted[number] = time.toEpochMilli();
            outcomes[number] = UNDECIDED;
        }
        submitted[number] = Math.min(submitted[number], time.toEpochMilli());
        seconds[number] = Math.max(seconds[number], (float) length);
    }

    /** The newest comes first and stays. */
    private void outcome(String cid, Outcome outcome) {
        int number = cids.get(cid);
        if (number != CidIndex.ABSENT && outcomes[number] == UNDECIDED) {
            outcomes[number] = (byte) outcome.ordinal();
        }
    }

    private void grow(int number) {
        if (number == submitted.length) {
            submitted = Arrays.copyOf(submitted, 2 * number);
            seconds = Arrays.copyOf(seconds, 2 * number);
            outcomes = Arrays.copyOf(outcomes, 2 * number);
        }
    }

    /** When a track was submitted first; empty if the log does not hold it. */
    public Optional<Instant> submitted(String cid) {
        int number = cids.get(cid);
        return number == CidIndex.ABSENT ? Optional.empty() : Optional.of(Instant.ofEpochMilli(submitted[number]));
    }

    /** Length of a track, seconds; 0 if it is not known. */
    double seconds(String cid) {
        int number = cids.get(cid);
        return number == CidIndex.ABSENT ? 0 : seconds[number];
    }

    /** The outcome in force; {@code null} if there is none. */
    @Nullable
    Outcome outcome(String cid) {
        int number = cids.get(cid);
        return number == CidIndex.ABSENT || outcomes[number] == UNDECIDED ? null : Outcome.values()[outcomes[number]];
    }
}
