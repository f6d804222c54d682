package org.tonemark.curation.core.epoch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final HashMap<Long, long[]> sums = new HashMap<>();

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
        long[] sum = sums.computeIfAbsent(key(a, b), k -> new long[4]);
        sum[0]++;
        sum[1] += agreed ? 1 : 0;
        sum[2] += expected;
        sum[3] += Fixed.mul(expected, Fixed.ONE - expected);
    }

    /** Adds another's sums to this one's. */
    public PairSums merge(PairSums other) {
        other.sums.forEach((key, more) -> {
            long[] sum = sums.computeIfAbsent(key, k -> new long[4]);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        });
        return this;
    }

    /** The old counts and these, sorted. @param curators sorted by address, as the weights were made from */
    List<PairCount> onto(List<PairCount> old, List<Curator> curators) {
        if (sums.isEmpty()) {
            return old.stream().sorted().toList();
        }
        Map<Long, PairCount> out = new HashMap<>();
        sums.forEach((key, sum) -> out.put(
                key,
                new PairCount(
                        curators.get((int) (key >>> 32)).address(),
                        curators.get((int) (long) key).address(),
                        sum[0],
                        sum[1],
                        sum[2],
                        sum[3])));
        Map<org.tonemark.curation.core.Address, Integer> index = new HashMap<>();
        curators.forEach(c -> index.put(c.address(), index.size()));
        List<PairCount> all = new ArrayList<>();
        for (PairCount pair : old) {
            Integer a = index.get(pair.first());
            Integer b = index.get(pair.second());
            if (a == null || b == null) {
                all.add(pair);
            } else {
                out.merge(key(a, b), pair, PairCount::plus);
            }
        }
        all.addAll(out.values());
        return all.stream().sorted().toList();
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
