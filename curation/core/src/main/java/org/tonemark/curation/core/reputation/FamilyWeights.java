package org.tonemark.curation.core.reputation;

import java.util.Arrays;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.fixed.Fixed;

/**
 * What each curator's ballot weighs in one family; arrays by curator index; 2^-20.
 *
 * <p>w = clip(logit q, 0, cap × median of the positive ones) with q the lower bound of the accuracy; vote weight =
 * floor + (1 − floor)·w/w_max, all 1 when no w is positive.
 */
final class FamilyWeights implements java.io.Serializable {
    private final long[] means;
    private final long[] meanLogOdds;
    private final long[] weights;

    private FamilyWeights(long[] means, long[] weights) {
        this.means = means;
        this.meanLogOdds = Arrays.stream(means).map(Fixed::logit).toArray();
        this.weights = weights;
    }

    /** @param records by curator index, those eligible for panels first; only they set median and maximum */
    static FamilyWeights of(TrackRecord[] records, Rule rule) {
        Rule.Reputations reputations = rule.reputations();
        long familyMean = familyMean(records, reputations);
        long[] means = new long[records.length];
        long[] logOdds = new long[records.length];
        for (int i = 0; i < records.length; i++) {
            means[i] = records[i].mean(familyMean, reputations.priorBallots());
            long careful = records[i].lowerBound(familyMean, reputations.priorBallots());
            logOdds[i] = Math.max(0, Fixed.logit(careful));
        }
        return new FamilyWeights(means, votes(logOdds, rule.votes()));
    }

    long mean(int curator) {
        return means[curator];
    }

    long logOdds(int curator) {
        return meanLogOdds[curator];
    }

    long weight(int curator) {
        return weights[curator];
    }

    /** Mean accuracy over all curators, with a prior of a hundred ballots. */
    private static long familyMean(TrackRecord[] records, Rule.Reputations reputations) {
        long hits = 100 * reputations.priorMean();
        long total = 100 * Fixed.ONE;
        for (TrackRecord record : records) {
            hits += record.hits();
            total += record.hits() + record.misses();
        }
        // counts of 10^9 ballots leave 63 bits when scaled: drop ten bits of both
        return Fixed.div(hits >> 10, total >> 10);
    }

    private static long[] votes(long[] logOdds, Rule.Votes votes) {
        long[] positive = Arrays.stream(logOdds).filter(w -> w > 0).sorted().toArray();
        long[] weights = new long[logOdds.length];
        if (positive.length == 0) {
            Arrays.fill(weights, Fixed.ONE);
            return weights;
        }
        long cap = Fixed.mul(votes.cap(), positive[positive.length / 2]);
        long max = Math.min(cap, positive[positive.length - 1]);
        for (int i = 0; i < weights.length; i++) {
            long share = Fixed.div(Math.min(logOdds[i], max), max);
            weights[i] = votes.floor() + Fixed.mul(Fixed.ONE - votes.floor(), share);
        }
        return weights;
    }
}
