package org.tonemark.curation.core.recommend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Colluding accounts that push an item: each likes it together with {@link #VICTIMS} others, the segment attack of
 * Mobasher, Burke, Bhaumik and Williams, "Toward trustworthy recommender systems", ACM TOIT 7(4), 2007. Measured is into
 * how many of the others' lists the item comes.
 */
public final class PushAttack {
    /** Lists attacked at once: an account's weight falls with each. */
    public static final int VICTIMS = 5;

    /** Length of the lists looked at. */
    public static final int LENGTH = 10;

    private static final String PUSHED = "\u0000pushed";

    private PushAttack() {}

    /**
     * What the colluders reach.
     *
     * @param likedBy median number of people who like an attacked item
     * @param lists attacked
     * @param reached of them that hold the pushed item among their first {@link #LENGTH}
     */
    public record Reach(int colluders, int likedBy, int lists, int reached) {}

    /**
     * Attacks groups of items from all over the range of popularity.
     *
     * @param likes of honest users
     * @param colluders accounts a group
     * @param groups of {@link #VICTIMS} items, at each of three levels of popularity: the most liked tenth, the middle, and
     *     the least liked of those that {@link Recommender#COLD_BELOW} people like
     */
    public static List<Reach> run(Collection<Like> likes, int colluders, int groups) {
        List<Profile> honest = Profile.all(likes);
        Map<String, Integer> people = new TreeMap<>();
        honest.forEach(p -> p.items().forEach(i -> people.merge(i, 1, Integer::sum)));
        List<String> order = people.keySet().stream()
                .filter(i -> people.get(i) >= Recommender.COLD_BELOW)
                .sorted(Comparator.<String>comparingInt(people::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Reach> reaches = new ArrayList<>();
        int size = groups * VICTIMS;
        for (int from : new int[] {0, (order.size() - size) / 2, order.size() - size}) {
            if (from < 0) {
                throw new IllegalArgumentException("too few items that " + Recommender.COLD_BELOW + " people like");
            }
            List<String> victims = order.subList(from, from + size);
            int reached = reached(honest, victims, colluders);
            reaches.add(new Reach(colluders, people.get(victims.get(size / 2)), size, reached));
        }
        return reaches;
    }

    private static int reached(List<Profile> honest, List<String> victims, int colluders) {
        List<Profile> all = new ArrayList<>(honest);
        Map<String, String> pushed = new HashMap<>();
        for (int g = 0; g < victims.size() / VICTIMS; g++) {
            // Spread over the level: every group attacks neighbours in popularity
            List<String> group = victims.subList(g * VICTIMS, (g + 1) * VICTIMS);
            String item = PUSHED + g;
            group.forEach(victim -> pushed.put(victim, item));
            TreeSet<String> profile = new TreeSet<>(group);
            profile.add(item);
            for (int c = 0; c < colluders; c++) {
                all.add(new Profile(PUSHED + g + "-" + c, List.copyOf(profile), Profile.weight(profile.size())));
            }
        }
        int[] reached = {0};
        Set<String> attacked = pushed.keySet();
        new CoLikes(all).forEach(n -> {
            if (attacked.contains(n.item())
                    && n.nearest().stream()
                            .limit(LENGTH)
                            .anyMatch(near -> near.item().equals(pushed.get(n.item())))) {
                reached[0]++;
            }
        });
        return reached[0];
    }
}
