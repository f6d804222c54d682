package org.tonemark.cli.compare;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Outcome;

/**
 * What became of one track under two models.
 *
 * @param track file or CID
 * @param label what the manifest says it is: {@code ai}, {@code human}, …; empty where unknown
 */
record TrackChange(String track, String label, Judged before, Judged after) {
    /** Worst first: human-made music newly accepted, then acceptances lost, then by the change of likelihood. */
    static final Comparator<TrackChange> WORST_FIRST = Comparator.comparingInt(TrackChange::harm)
            .thenComparingDouble(change -> -Math.abs(change.likelihoodChange()))
            .thenComparing(TrackChange::track);

    /**
     * A track under one model.
     *
     * @param outcome {@code null} when there is none
     * @param likelihood {@code null} when nothing was scored
     */
    record Judged(
            @Nullable Outcome outcome,
            List<String> reasons,
            @Nullable Double likelihood) {
        String name() {
            return outcome == null ? "none" : outcome.json();
        }
    }

    boolean changed() {
        return before.outcome() != after.outcome();
    }

    /** True if the new model does not accept what the old one did. */
    boolean lost() {
        return before.outcome() == Outcome.ACCEPTED && after.outcome() != Outcome.ACCEPTED;
    }

    /** True if human-made music is accepted that was not. */
    boolean wronglyGained() {
        return label.startsWith("human") && changed() && after.outcome() == Outcome.ACCEPTED;
    }

    double likelihoodChange() {
        return before.likelihood() == null || after.likelihood() == null ? 0 : after.likelihood() - before.likelihood();
    }

    private int harm() {
        if (wronglyGained()) {
            return 0;
        }
        if (lost()) {
            return label.startsWith("human") ? 2 : 1;
        }
        return changed() ? 3 : 4;
    }
}
