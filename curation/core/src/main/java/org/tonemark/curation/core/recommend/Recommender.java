package org.tonemark.curation.core.recommend;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tonemark.curation.core.fixed.Fixed;

/** From neighbourhoods to lists: for one user, and for an item that nobody likes yet. */
public final class Recommender {
    /** An item liked by fewer people is cold: what it sounds like speaks for it. */
    public static final int COLD_BELOW = Neighbourhood.FEWEST_PEOPLE;

    private final Map<String, Neighbourhood> neighbourhoods;

    public Recommender(Map<String, Neighbourhood> neighbourhoods) {
        this.neighbourhoods = neighbourhoods;
    }

    /**
     * For a user: the sum of the scores to the items they like (Deshpande and Karypis 2004, section 4).
     *
     * @param liked items that are not recommended again
     */
    public List<Neighbour> forUser(Collection<String> liked, int most) {
        Map<String, Neighbour> sums = new HashMap<>();
        for (String item : liked) {
            Neighbourhood own = neighbourhoods.get(item);
            if (own != null) {
                own.nearest().forEach(n -> sums.merge(n.item(), n, Recommender::sum));
            }
        }
        Set<String> seen = new HashSet<>(liked);
        return ranked(sums.values(), seen, most);
    }

    /**
     * For a cold item: the items near it by sound, and what their listeners like, each weighted by how near.
     *
     * @param bySound score: similarity by sound, 0 … ONE
     */
    public List<Neighbour> bySound(String item, Collection<Neighbour> bySound, int most) {
        Map<String, Neighbour> sums = new HashMap<>();
        for (Neighbour near : bySound) {
            Neighbourhood own = neighbourhoods.get(near.item());
            if (own != null) {
                for (Neighbour n : own.nearest()) {
                    long score = Fixed.mul(near.score(), n.score());
                    sums.merge(n.item(), new Neighbour(n.item(), score, n.people()), Recommender::sum);
                }
            }
        }
        return ranked(sums.values(), Set.of(item), most);
    }

    private static Neighbour sum(Neighbour a, Neighbour b) {
        return new Neighbour(a.item(), a.score() + b.score(), a.people() + b.people());
    }

    private static List<Neighbour> ranked(Collection<Neighbour> candidates, Set<String> without, int most) {
        return candidates.stream()
                .filter(n -> !without.contains(n.item()))
                .sorted(Neighbour.NEAREST)
                .limit(most)
                .toList();
    }
}
