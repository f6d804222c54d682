package org.tonemark.nets.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Splits of tracks for cross-validation: fold of each track, {@code 0 … folds − 1}. */
public final class Folds {
    private Folds() {}

    /**
     * Folds that share neither a source (generator, collection) nor a group (publisher): connected components over both
     * are kept together, and dealt out one by one, largest first, to the fold where they even out the share of AI and of
     * human tracks most. With fewer components than folds some folds stay empty.
     *
     * @param seed breaks ties between components of equal size
     */
    public static int[] unseen(List<LabelledTrack> tracks, int folds, long seed) {
        int[] component = components(tracks);
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < component.length; i++) {
            members.computeIfAbsent(component[i], c -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> order = shuffled(new ArrayList<>(members.values()), seed);
        order.sort(Comparator.comparingInt((List<Integer> m) -> -m.size()));
        double[] total =
                counts(tracks, IntStream.range(0, tracks.size()).boxed().toList());
        double[][] load = new double[folds][total.length];
        int[] fold = new int[tracks.size()];
        for (List<Integer> group : order) {
            double[] add = counts(tracks, group);
            int best = cheapest(load, add, total);
            for (int c = 0; c < add.length; c++) {
                load[best][c] += add[c];
            }
            group.forEach(i -> fold[i] = best);
        }
        return fold;
    }

    /**
     * Folds as {@link #unseen}, in two passes: {@code 0 … folds − 1} hold what is linked to AI tracks, {@code folds …
     * 2·folds − 1} the rest. A model that did not see some generators has then seen, and is calibrated on, nearly all human
     * tracks, and the other way round.
     */
    public static int[] unseenApart(List<LabelledTrack> tracks, int folds, long seed) {
        int[] component = components(tracks);
        Set<Integer> linked = new HashSet<>();
        for (int i = 0; i < component.length; i++) {
            if (tracks.get(i).label() == Label.AI) {
                linked.add(component[i]);
            }
        }
        int[] fold = new int[tracks.size()];
        for (boolean ai : new boolean[] {true, false}) {
            int[] which = IntStream.range(0, fold.length)
                    .filter(i -> linked.contains(component[i]) == ai)
                    .toArray();
            int[] part = unseen(IntStream.of(which).mapToObj(tracks::get).toList(), folds, seed);
            for (int i = 0; i < which.length; i++) {
                fold[which[i]] = part[i] + (ai ? 0 : folds);
            }
        }
        return fold;
    }

    /**
     * Folds that share files only: every source is spread over all folds.
     *
     * @param stratum what is spread evenly, such as the source or the genre
     */
    public static int[] known(
            List<LabelledTrack> tracks, Function<LabelledTrack, String> stratum, int folds, long seed) {
        List<Integer> order = shuffled(new ArrayList<>(indices(tracks.size())), seed);
        Map<String, Integer> next = new HashMap<>();
        int[] fold = new int[tracks.size()];
        int start = 0;
        for (int i : order) {
            String key = stratum.apply(tracks.get(i));
            if (!next.containsKey(key)) {
                next.put(key, start++);
            }
            fold[i] = next.merge(key, 1, Integer::sum) % folds;
        }
        return fold;
    }

    private static List<Integer> indices(int n) {
        return IntStream.range(0, n).boxed().toList();
    }

    private static int[] components(List<LabelledTrack> tracks) {
        Map<String, String> parent = new HashMap<>();
        for (LabelledTrack track : tracks) {
            String source = find(parent, "source\t" + track.source());
            parent.put(source, find(parent, "group\t" + track.group()));
        }
        Map<String, Integer> numbers = new HashMap<>();
        return tracks.stream()
                .mapToInt(t -> {
                    String root = find(parent, "group\t" + t.group());
                    return numbers.computeIfAbsent(root, r -> numbers.size());
                })
                .toArray();
    }

    private static String find(Map<String, String> parent, String node) {
        String at = node;
        while (!parent.getOrDefault(at, at).equals(at)) {
            at = parent.get(at);
        }
        return at;
    }

    /** AI, human and codec tracks among the members. */
    private static double[] counts(List<LabelledTrack> tracks, List<Integer> members) {
        double[] counts = new double[Label.values().length];
        members.forEach(i -> counts[tracks.get(i).label().ordinal()]++);
        return counts;
    }

    private static int cheapest(double[][] load, double[] add, double[] total) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int f = 0; f < load.length; f++) {
            double cost = 0;
            for (int c = 0; c < add.length; c++) {
                double share = Math.max(1, total[c]) / load.length;
                double before = load[f][c] / share;
                double after = (load[f][c] + add[c]) / share;
                cost += after * after - before * before;
            }
            if (cost < least - 1e-12) {
                least = cost;
                best = f;
            }
        }
        return best;
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = list.size() - 1; i > 0; i--) {
            java.util.Collections.swap(list, i, random.nextInt(i + 1));
        }
        return list;
    }

    /** Members of a fold, or of all others. */
    public static int[] select(int[] fold, int which, boolean inside) {
        return IntStream.range(0, fold.length)
                .filter(i -> (fold[i] == which) == inside)
                .toArray();
    }
}
