package org.tonemark.curation.core.recommend;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tonemark.curation.core.fixed.Fixed;

/**
 * What one user counts for: each item once, at most {@link #MOST_ITEMS} of them, with a weight that falls with their
 * number, w = ln 2 / ln(1 + n). So one user adds at most 1 to a pair however often they play, and at most
 * {@value #MOST_ITEMS} · 99 / 2 pairs of weight .15 in all. The damping of large profiles is that of Deshpande and
 * Karypis, "Item-based top-N recommendation algorithms", ACM TOIS 22(1), 2004, section 4.1, with a logarithm in place of
 * their root.
 *
 * @param items distinct, sorted
 * @param weight in {@link #WEIGHT_BITS} fractional bits, above 0 and at most 1
 */
public record Profile(String user, List<String> items, long weight) implements Serializable {
    /** Items beyond this count for nothing: those with the highest value stay, of equal ones the first by name. */
    public static final int MOST_ITEMS = 100;

    /** Fractional bits of weights: sums of 2^31 users stay within {@link Fixed}. */
    static final int WEIGHT_BITS = 12;

    private static final Comparator<Map.Entry<String, Long>> STRONGEST =
            Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    /** Makes the profile of one user. @param likes of this user, in any order; at least one */
    public static Profile of(String user, Collection<Like> likes) {
        Map<String, Long> values = new HashMap<>();
        likes.forEach(like -> values.merge(like.item(), like.value(), Profile::saturatedSum));
        List<String> items = values.entrySet().stream()
                .sorted(STRONGEST)
                .limit(MOST_ITEMS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return new Profile(user, items, weight(items.size()));
    }

    /** The profiles of all users, sorted by user. */
    public static List<Profile> all(Collection<Like> likes) {
        Map<String, List<Like>> byUser = new TreeMap<>();
        likes.forEach(like ->
                byUser.computeIfAbsent(like.user(), u -> new ArrayList<>()).add(like));
        List<Profile> profiles = new ArrayList<>(byUser.size());
        byUser.forEach((user, own) -> profiles.add(of(user, own)));
        return profiles;
    }

    /** What this user adds to each of their items and pairs. */
    public Support support() {
        return new Support(weight, 1);
    }

    static long weight(int items) {
        long one = Fixed.div(Fixed.log(2 * Fixed.ONE), Fixed.log((1L + items) * Fixed.ONE));
        return Math.min(one >> (Fixed.BITS - WEIGHT_BITS), 1L << WEIGHT_BITS);
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
