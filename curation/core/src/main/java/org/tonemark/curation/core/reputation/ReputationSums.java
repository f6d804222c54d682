package org.tonemark.curation.core.reputation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.Reputation;
import org.tonemark.curation.core.fixed.Fixed;

/** Sums of credits by curator and family: integers, so that any order and any partitioning gives the same. */
public final class ReputationSums {
    private record Key(Address curator, Family family) {}

    private final Map<Key, Reputation> sums = new HashMap<>();

    public void add(List<Reputation> credits) {
        credits.forEach(this::add);
    }

    public void add(Reputation credit) {
        sums.merge(new Key(credit.curator(), credit.family()), credit, ReputationSums::plus);
    }

    /** The old records decayed, plus the sums; sorted, without empty ones. */
    public List<Reputation> onto(List<Reputation> old, long decay) {
        TreeMap<Address, Map<Family, Reputation>> out = new TreeMap<>();
        for (Reputation r : old) {
            put(out, decayed(r, decay));
        }
        sums.values().forEach(r -> put(out, r));
        return out.values().stream()
                .flatMap(byFamily -> byFamily.values().stream())
                .filter(r -> r.hits() + r.misses() + r.contestedHits() + r.contestedMisses() > 0)
                .sorted()
                .toList();
    }

    private static void put(TreeMap<Address, Map<Family, Reputation>> out, Reputation r) {
        out.computeIfAbsent(r.curator(), c -> new TreeMap<>()).merge(r.family(), r, ReputationSums::plus);
    }

    private static Reputation decayed(Reputation r, long decay) {
        return new Reputation(
                r.curator(),
                r.family(),
                Fixed.mul(r.hits(), decay),
                Fixed.mul(r.misses(), decay),
                Fixed.mul(r.contestedHits(), decay),
                Fixed.mul(r.contestedMisses(), decay));
    }

    private static Reputation plus(Reputation a, Reputation b) {
        return new Reputation(
                a.curator(),
                a.family(),
                a.hits() + b.hits(),
                a.misses() + b.misses(),
                a.contestedHits() + b.contestedHits(),
                a.contestedMisses() + b.contestedMisses());
    }
}
