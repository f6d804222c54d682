package org.tonemark.curation.core.epoch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.PairCount;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.decision.CaseClose;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.reputation.Weights;

/**
 * How often pairs of curators agreed on contested cases: integer sums that may be taken in any order and merged. Plain
 * cases tell nothing of dependence, and would make ten times as many pairs.
 */
public final class PairSums implements Serializable {
    private final int contestStage;
    private final LongSums sums = new LongSums();

    public PairSums(int contestStage) {
        this.contestStage = contestStage;
    }

    /** Adds a case that was closed at a contested stage; others add nothing. */
    public void add(CaseClose close, Weights weights) {
        boolean closed = close.next() == null && close.decision().status() != Status.NEEDS_MORE;
        if (!closed || close.was().stage() < contestStage) {
            return;
        }
        for (ClaimDecision claim : close.decision().claims()) {
            if (claim.claim().family() != Family.FLAG) {
                add(claim.claim(), close.was().stage(), close.counted(), weights);
            }
        }
    }

    private void add(Claim claim, int stage, List<Ballot> ballots, Weights weights) {
        int n = ballots.size();
        int[] curators = new int[n];
        Answer[] answers = new Answer[n];
        long[] means = new long[n];
        for (int i = 0; i < n; i++) {
            curators[i] = weights.indexOf(ballots.get(i).curator());
            answers[i] = ballots.get(i).on(claim);
            means[i] = weights.mean(curators[i], claim.family(), stage);
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n && answers[i] != Answer.UNSURE; j++) {
                if (answers[j] != Answer.UNSURE) {
                    long both = Fixed.mul(means[i], means[j]);
                    long expected = Fixed.ONE - means[i] - means[j] + 2 * both;
                    add(curators[i], curators[j], answers[i] == answers[j], expected);
                }
            }
        }
    }

    private void add(int a, int b, boolean agreed, long expected) {
        sums.add(key(a, b), 1, agreed ? 1 : 0, expected, Fixed.mul(expected, Fixed.ONE - expected));
    }

    /** Adds another's sums to this one's. */
    public PairSums merge(PairSums other) {
        sums.addAll(other.sums);
        return this;
    }

    /** The old counts and these, sorted. @param curators sorted by address, as the weights were made from */
    List<PairCount> onto(List<PairCount> old, List<Curator> curators) {
        if (sums.isEmpty()) {
            return old;
        }
        Map<Address, Integer> index = new HashMap<>();
        curators.forEach(c -> index.put(c.address(), index.size()));
        List<PairCount> all = new ArrayList<>(old.size() + sums.size());
        LongSums known = new LongSums();
        for (PairCount pair : old) {
            Integer a = index.get(pair.first());
            Integer b = index.get(pair.second());
            long key = a == null || b == null ? -1 : key(a, b);
            if (sums.has(key)) {
                known.add(key, 1, 0, 0, 0);
                all.add(pair.plus(count(key, curators)));
            } else {
                all.add(pair);
            }
        }
        for (long key : sums.sortedKeys()) {
            if (!known.has(key)) {
                all.add(count(key, curators));
            }
        }
        // two runs that are in order already: the sort is a merge
        all.sort(null);
        return all;
    }

    /** Keys are in the order of addresses, as the curators are. */
    private PairCount count(long key, List<Curator> curators) {
        return new PairCount(
                curators.get((int) (key >>> 32)).address(),
                curators.get((int) key).address(),
                sums.get(key, 0),
                sums.get(key, 1),
                sums.get(key, 2),
                sums.get(key, 3));
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
