package org.tonemark.curation.core.recommend;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tonemark.curation.core.fixed.Fixed;

/**
 * The items nearest to one by who likes them. The score is the cosine between weighted columns of likes (Sarwar, Karypis,
 * Konstan and Riedl, "Item-based collaborative filtering recommendation algorithms", WWW 2001, section 3.1.1; Linden,
 * Smith and York, "Amazon.com recommendations", IEEE Internet Computing 7(1), 2003), which divides by the root of both
 * items' popularity, shrunk where few people stand behind it (Bell and Koren, "Scalable collaborative filtering with jointly
 * derived neighborhood interpolation weights", ICDM 2007, section 4):
 *
 * <pre>s(i, j) = W(i, j) / √(W(i) · W(j)) · n(i, j) / (n(i, j) + {@value #SHRINKAGE})</pre>
 *
 * with W the sum of the users' weights and n their number.
 *
 * @param item whose neighbours they are
 * @param people who like it
 * @param nearest in the order of {@link Neighbour#NEAREST}, at most {@link #MOST}
 */
public record Neighbourhood(String item, long people, List<Neighbour> nearest) implements Serializable {
    /** Neighbours kept of an item. */
    public static final int MOST = 50;

    /**
     * A pair that fewer people like is none: fewer colluding accounts then reach no list at all, and no list says what one
     * person likes.
     */
    public static final int FEWEST_PEOPLE = 5;

    static final int SHRINKAGE = 10;

    public Neighbourhood {
        nearest = List.copyOf(nearest);
    }

    /** Ranks candidates. */
    public static Neighbourhood of(String item, long people, Collection<Neighbour> candidates) {
        return new Neighbourhood(
                item,
                people,
                candidates.stream().sorted(Neighbour.NEAREST).limit(MOST).toList());
    }

    /**
     * A pair's second item as a neighbour of the first, if it is one.
     *
     * @param first who likes the first, at least those of the pair; so for the second
     */
    public static Optional<Neighbour> neighbour(Support first, String item, Support second, Support pair) {
        if (pair.people() < FEWEST_PEOPLE) {
            return Optional.empty();
        }
        long cosine = root(Fixed.div(pair.weight(), first.weight()) * Fixed.div(pair.weight(), second.weight()));
        long score = cosine * pair.people() / (pair.people() + SHRINKAGE);
        return score == 0 ? Optional.empty() : Optional.of(new Neighbour(item, score, pair.people()));
    }

    /** Of a number below 2^41, rounded down. */
    private static long root(long square) {
        long root = (long) Math.sqrt((double) square);
        return root * root > square ? root - 1 : root;
    }
}
