package org.tonemark.cli.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tonemark.cli.verify.BatchRow.Source;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.Verdict;

/** Counts of a batch. */
final class Tally {
    private static final int MOST_FAILURES = 1_000;

    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Source, Integer> sources = new EnumMap<>(Source.class);
    private final List<BatchRow> failures = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private float[] seconds = new float[1024];
    private int measured;
    private double totalSeconds;
    private long bytes;
    private int withoutOutcome;
    private int fetchFailures;

    void done(BatchRow row, double spent, long read) {
        Outcome outcome = row.verdict().outcome();
        if (outcome == null) {
            withoutOutcome++;
            fetchFailures += row.verdict().cid() == null ? 0 : 1;
        } else {
            outcomes.merge(outcome, 1, Integer::sum);
        }
        sources.merge(row.source(), 1, Integer::sum);
        if ((outcome == null || outcome == Outcome.UNREADABLE) && failures.size() < MOST_FAILURES) {
            failures.add(new BatchRow(row.verdict(), row.detail(), null, null, row.source()));
        }
        for (String reason : row.verdict().reasons()) {
            reasons.merge(reason, 1, Integer::sum);
        }
        bytes += read;
        if (row.source() == Source.MEASURED) {
            totalSeconds += spent;
            if (measured == seconds.length) {
                seconds = Arrays.copyOf(seconds, 2 * measured);
            }
            seconds[measured++] = (float) spent;
        }
    }

    /** An input that is done got another outcome, or other reasons, when it was compared with known tracks. */
    void decided(Verdict own, Verdict last) {
        if (own.outcome() != null && last.outcome() != null) {
            outcomes.merge(own.outcome(), -1, Integer::sum);
            outcomes.merge(last.outcome(), 1, Integer::sum);
        }
        for (String reason : own.reasons()) {
            reasons.merge(reason, -1, Integer::sum);
        }
        for (String reason : last.reasons()) {
            reasons.merge(reason, 1, Integer::sum);
        }
        reasons.values().removeIf(count -> count == 0);
    }

    int of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    int of(Source source) {
        return sources.getOrDefault(source, 0);
    }

    int withoutOutcome() {
        return withoutOutcome;
    }

    int done() {
        return withoutOutcome
                + outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Inputs without an outcome, and unreadable ones; the first thousand. */
    List<BatchRow> failures() {
        return failures;
    }

    /** Share q (0 … 1) of the measured tracks took at most this many seconds; 0 when none was measured. */
    double secondsAt(double q) {
        if (measured == 0) {
            return 0;
        }
        float[] sorted = Arrays.copyOf(seconds, measured);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(measured - 1, Math.floor(q * measured))];
    }

    /** Wall-clock seconds spent on measured tracks, of all cores together. */
    double totalSeconds() {
        return totalSeconds;
    }

    /** Bytes read of measured tracks. */
    long bytes() {
        return bytes;
    }

    /** Inputs with a CID and without bytes. */
    int fetchFailures() {
        return fetchFailures;
    }

    /** Inputs by reason; an input may have several. */
    Map<String, Integer> reasons() {
        return reasons;
    }

    /** {@code 40 accepted, 300 review, 1600 rejected, 55 unreadable, 5 without an outcome}. */
    String sentence() {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            text.append(of(outcome)).append(' ').append(outcome.json()).append(", ");
        }
        return text.append(withoutOutcome).append(" without an outcome").toString();
    }
}
