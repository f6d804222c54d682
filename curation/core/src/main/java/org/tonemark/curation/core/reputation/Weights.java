package org.tonemark.curation.core.reputation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.PairCount;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.Rule;

/**
 * Every curator's vote weight, fixed for one epoch from the records of the epochs before it. Serializable state of the
 * decision: equal inputs give equal weights on every machine.
 */
public final class Weights implements java.io.Serializable {
    private final Map<Address, Integer> index;
    private final Map<Family, FamilyWeights> overall = new EnumMap<>(Family.class);
    private final Map<Family, FamilyWeights> contested = new EnumMap<>(Family.class);
    private final Dependence dependence;
    private final int contestStage;

    private Weights(Map<Address, Integer> index, Dependence dependence, int contestStage) {
        this.index = index;
        this.dependence = dependence;
        this.contestStage = contestStage;
    }

    /** @param curators sorted by address; ballots of others weigh nothing */
    public static Weights of(List<Curator> curators, List<Reputation> reputations, List<PairCount> pairs, Rule rule) {
        Map<Address, Integer> index = new HashMap<>(curators.size() * 2);
        for (Curator curator : curators) {
            index.put(curator.address(), index.size());
        }
        Weights weights = new Weights(
                index, Dependence.of(pairs, index, rule.votes()), rule.votes().contestStage());
        for (Family family : Family.values()) {
            TrackRecord[] all = new TrackRecord[curators.size()];
            TrackRecord[] contests = new TrackRecord[curators.size()];
            Arrays.fill(all, TrackRecord.NONE);
            Arrays.fill(contests, TrackRecord.NONE);
            for (Reputation r : reputations) {
                Integer at = index.get(r.curator());
                if (r.family() == family && at != null) {
                    all[at] = new TrackRecord(r.hits(), r.misses());
                    contests[at] = new TrackRecord(r.contestedHits(), r.contestedMisses());
                }
            }
            weights.overall.put(family, FamilyWeights.of(all, rule));
            weights.contested.put(family, FamilyWeights.of(contests, rule));
        }
        return weights;
    }

    /** −1 when nobody by that address is a curator. */
    public int indexOf(Address curator) {
        return index.getOrDefault(curator, -1);
    }

    /**
     * A ballot's weight before the discount for dependence: the record in the family, and from the contested stage on
     * also the record on contested cases, so that agreeing on what is plain earns nothing where it matters.
     */
    public long weight(int curator, Family family, int stage) {
        long weight = family(overall, family).weight(curator);
        return stage < contestStage
                ? weight
                : Math.min(weight, family(contested, family).weight(curator));
    }

    /** logit of {@link #mean}. */
    public long logOdds(int curator, Family family, int stage) {
        return family(stage < contestStage ? overall : contested, family).logOdds(curator);
    }

    /** Posterior mean accuracy, of contested cases where {@code stage} is contested. */
    public long mean(int curator, Family family, int stage) {
        return family(stage < contestStage ? overall : contested, family).mean(curator);
    }

    public Dependence dependence() {
        return dependence;
    }

    private static FamilyWeights family(Map<Family, FamilyWeights> of, Family family) {
        FamilyWeights weights = of.get(family);
        if (weights == null) {
            throw new IllegalStateException("no weights of " + family);
        }
        return weights;
    }
}
