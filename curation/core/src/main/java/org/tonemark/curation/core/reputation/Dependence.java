package org.tonemark.curation.core.reputation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.PairCount;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.fixed.Fixed;

/**
 * Pairs of curators that agree more than two independent people of their accuracy would: z = (O − E)/√(V + 1) over a
 * bound, with enough joint claims. The excess ρ = (O − E)/(n − E) is their correlation; a member of a cluster counts as
 * 1/(1 + Σρ) of a seat (Kish's design effect, Survey Sampling 1965, §5.4).
 */
public final class Dependence implements java.io.Serializable {
    private final Map<Long, Long> excess;

    private Dependence(Map<Long, Long> excess) {
        this.excess = excess;
    }

    static Dependence of(List<PairCount> pairs, Map<Address, Integer> index, Rule.Votes votes) {
        Map<Long, Long> excess = new HashMap<>();
        for (PairCount pair : pairs) {
            if (pair.joint() >= votes.pairJoint() && z(pair) > votes.pairZ()) {
                Integer a = index.get(pair.first());
                Integer b = index.get(pair.second());
                if (a != null && b != null) {
                    excess.put(key(a, b), correlation(pair));
                }
            }
        }
        return new Dependence(excess);
    }

    private static long correlation(PairCount pair) {
        long spare = Math.max(1, pair.joint() * Fixed.ONE - pair.expected());
        return Fixed.div(pair.agreed() * Fixed.ONE - pair.expected(), spare);
    }

    /** Excess agreement in standard deviations; 2^-20. */
    static long z(PairCount pair) {
        long over = pair.agreed() * Fixed.ONE - pair.expected();
        return over <= 0 ? 0 : Fixed.div(over, Fixed.sqrt(pair.variance() + Fixed.ONE));
    }

    /** Correlation of two curators, 0 for most; 2^-20. */
    public long between(int a, int b) {
        return excess.isEmpty() ? 0 : excess.getOrDefault(key(a, b), 0L);
    }

    public boolean isEmpty() {
        return excess.isEmpty();
    }

    /** 1 + Σρ over the others on the panel; 2^-20. */
    public long designEffect(int curator, int[] panel) {
        long effect = Fixed.ONE;
        if (!excess.isEmpty()) {
            for (int other : panel) {
                if (other != curator) {
                    effect += between(curator, other);
                }
            }
        }
        return effect;
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
