package org.tonemark.cli.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tonemark.cli.verify.BatchRow.Source;
import org.tonemark.verdict.Outcome;

/** Counts of a batch. */
final class Tally implements BatchListener {
    private static final int MOST_FAILURES = 1_000;

    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<Source, Integer> sources = new EnumMap<>(Source.class);
    private final List<BatchRow> failures = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private int withoutOutcome;

    @Override
    public void done(BatchRow row, double spent) {
        Outcome outcome = row.verdict().outcome();
        if (outcome == null) {
            withoutOutcome++;
        } else {
            outcomes.merge(outcome, 1, Integer::sum);
        }
        sources.merge(row.source(), 1, Integer::sum);
        if ((outcome == null || outcome == Outcome.UNREADABLE) && failures.size() < MOST_FAILURES) {
            failures.add(row);
        }
        if (row.source() == Source.MEASURED) {
            seconds.add(spent);
        }
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
        if (seconds.isEmpty()) {
            return 0;
        }
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(q * sorted.size())));
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
