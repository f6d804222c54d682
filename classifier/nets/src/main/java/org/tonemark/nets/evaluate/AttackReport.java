package org.tonemark.nets.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;

/**
 * What became of forgeries under the default policy, scored by models that saw none of the music in them.
 *
 * @param attacks every kind, none of which should be accepted
 * @param layers human and AI music at the same level: what the verdict cannot tell apart
 */
public record AttackReport(List<Row> attacks, Row layers) {

    /**
     * One kind of forgery.
     *
     * @param families tries that two families and every other rule but the p-value let pass: what would be accepted by a
     *     model with few calibration tracks
     * @param bound one-sided 95 % upper bound of the accepted share (Clopper and Pearson 1934)
     * @param reasons first reasons of the tries, with their number
     */
    public record Row(
            String attack,
            int tries,
            int accepted,
            int review,
            int rejected,
            int unreadable,
            int families,
            double bound,
            Map<String, Integer> reasons) {

        /** Counts decisions, and how many tries a policy without a p-value accepts. */
        static Row of(String attack, List<OutcomePolicy.Decision> decisions, int families) {
            int[] counts = new int[Outcome.values().length];
            Map<String, Integer> reasons = new TreeMap<>();
            for (OutcomePolicy.Decision decision : decisions) {
                counts[decision.outcome().ordinal()]++;
                reasons.merge(decision.reasons().get(0).name(), 1, Integer::sum);
            }
            return new Row(
                    attack,
                    decisions.size(),
                    counts[0],
                    counts[1],
                    counts[2],
                    counts[3],
                    families,
                    Proportion.upperBound(counts[0], decisions.size(), 0.05),
                    reasons);
        }
    }
}
