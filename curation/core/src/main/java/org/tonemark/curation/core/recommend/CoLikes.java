package org.tonemark.curation.core.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All neighbourhoods, in this process: item by item over the profiles of those who like it, so that no table of pairs is
 * held. Memory: the likes, and three numbers an item. Time: the sum of the squared profile sizes.
 */
public final class CoLikes {
    private final List<String> items;
    private final List<Profile> profiles;
    /** {@code [profile][place]} → item, rising. */
    private final int[][] likes;
    /** {@code [item][place]} → profile. */
    private final int[][] likers;

    private final Support[] supports;
    // work space of one neighbourhood, zero between two
    private final int[] met;
    private final long[] weight;
    private final long[] people;

    /** @param profiles one a user */
    public CoLikes(List<Profile> profiles) {
        this.profiles = profiles;
        TreeSet<String> names = new TreeSet<>();
        profiles.forEach(profile -> names.addAll(profile.items()));
        items = List.copyOf(names);
        Map<String, Integer> index = new HashMap<>();
        items.forEach(item -> index.put(item, index.size()));
        likes = profiles.stream()
                .map(p -> p.items().stream().mapToInt(index::get).toArray())
                .toArray(int[][]::new);
        likers = inverted(likes, items.size());
        met = new int[items.size()];
        weight = new long[items.size()];
        people = new long[items.size()];
        supports = new Support[items.size()];
        for (int i = 0; i < supports.length; i++) {
            supports[i] = Arrays.stream(likers[i])
                    .mapToObj(p -> profiles.get(p).support())
                    .reduce(new Support(0, 0), Support::plus);
        }
    }

    /** Hands over the neighbourhood of every item, sorted by item. */
    public void forEach(Consumer<Neighbourhood> neighbourhoods) {
        for (int i = 0; i < items.size(); i++) {
            neighbourhoods.accept(neighbourhood(i));
        }
    }

    /** Every neighbourhood by its item. */
    public Map<String, Neighbourhood> all() {
        Map<String, Neighbourhood> all = new HashMap<>();
        forEach(n -> all.put(n.item(), n));
        return all;
    }

    private Neighbourhood neighbourhood(int item) {
        int count = 0;
        for (int profile : likers[item]) {
            for (int other : likes[profile]) {
                if (people[other] == 0) {
                    met[count++] = other;
                }
                people[other]++;
                weight[other] += profiles.get(profile).weight();
            }
        }
        List<Neighbour> candidates = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int other = met[c];
            if (other != item) {
                Support pair = new Support(weight[other], people[other]);
                Neighbourhood.neighbour(supports[item], items.get(other), supports[other], pair)
                        .ifPresent(candidates::add);
            }
            weight[other] = 0;
            people[other] = 0;
        }
        return Neighbourhood.of(items.get(item), supports[item].people(), candidates);
    }

    private static int[][] inverted(int[][] rows, int columns) {
        int[] sizes = new int[columns];
        Arrays.stream(rows).flatMapToInt(Arrays::stream).forEach(c -> sizes[c]++);
        int[][] inverted = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int r = rows.length - 1; r >= 0; r--) {
            for (int c : rows[r]) {
                inverted[c][--sizes[c]] = r;
            }
        }
        return inverted;
    }
}
