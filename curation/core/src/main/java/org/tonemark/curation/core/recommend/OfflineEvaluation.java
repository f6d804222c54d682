package org.tonemark.curation.core.recommend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tonemark.curation.core.hash.Canonical;

/**
 * Offline evaluation: of every user with at least {@link #FEWEST_LIKES} likes a fifth is held out, the rest is learned
 * from, and what is recommended to each is compared with what was held out. Measures as in Järvelin and Kekäläinen,
 * "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with gain 1 for a held-out item; against
 * recommending what most people like, which Cremonesi, Koren and Turrin, "Performance of recommender algorithms on top-N
 * recommendation tasks", RecSys 2010, found hard to beat.
 */
public final class OfflineEvaluation {
    /** Length of the lists. */
    public static final int LENGTH = 20;

    public static final int FEWEST_LIKES = 5;

    private static final int SHARE = 5;

    /** Items liked by most people that make up the head: one in so many. */
    private static final int HEAD = 10;

    private OfflineEvaluation() {}

    /** Likes that are learned from, and items by user that are not. */
    public record Split(List<Like> learned, Map<String, Set<String>> heldOut) {}

    /**
     * One recommender's result; each mean is over users.
     *
     * @param recall share of the held-out items among the first {@link #LENGTH}, of at most that many
     * @param recallMargin half-width of the 95 % interval of the recall, normal approximation
     * @param ndcg normalised discounted cumulated gain at {@link #LENGTH}, 0 … 1
     * @param tailRecall recall of held-out items outside the tenth that most people like
     * @param coverage share of the items learned from that were recommended to anybody
     */
    public record Grades(
            int users, double recall, double recallMargin, double ndcg, double tailRecall, double coverage) {}

    /** What recommends to a user. */
    public interface Recommends {
        /** At most {@link #LENGTH} items, the best first, none of those liked. */
        List<String> to(String user, Set<String> liked);
    }

    /**
     * Holds out the newest fifth where all likes of a user have a time, else a fifth by hash.
     *
     * @param seed of the hash
     */
    public static Split split(Collection<Like> likes, long seed) {
        Map<String, Map<String, Like>> byUser = new TreeMap<>();
        likes.forEach(like -> byUser.computeIfAbsent(like.user(), u -> new TreeMap<>())
                .merge(like.item(), like, (a, b) -> a.time() <= b.time() ? a : b));
        List<Like> learned = new ArrayList<>();
        Map<String, Set<String>> heldOut = new TreeMap<>();
        byUser.forEach((user, items) -> {
            List<Like> order = new ArrayList<>(items.values());
            boolean timed = order.stream().allMatch(like -> like.time() > 0);
            Map<Like, String> draw = new HashMap<>();
            order.forEach(like -> draw.put(like, draw(seed, like)));
            Comparator<Like> byDraw = Comparator.comparing(draw::get);
            order.sort(timed ? Comparator.comparingLong(Like::time).thenComparing(byDraw) : byDraw);
            int kept = order.size() < FEWEST_LIKES ? order.size() : order.size() - order.size() / SHARE;
            learned.addAll(order.subList(0, kept));
            if (kept < order.size()) {
                Set<String> out = new HashSet<>();
                order.subList(kept, order.size()).forEach(like -> out.add(like.item()));
                heldOut.put(user, out);
            }
        });
        return new Split(List.copyOf(learned), heldOut);
    }

    private static String draw(long seed, Like like) {
        byte[] hash = new Canonical()
                .start("tonemark/hold-out/1")
                .number(seed)
                .text(like.user())
                .text(like.item())
                .hash();
        return java.util.HexFormat.of().formatHex(hash);
    }

    /** Recommends by neighbourhoods. */
    public static Recommends byNeighbours(Map<String, Neighbourhood> neighbourhoods) {
        Recommender recommender = new Recommender(neighbourhoods);
        return (user, liked) ->
                recommender.forUser(liked, LENGTH).stream().map(Neighbour::item).toList();
    }

    /** Recommends what most people like. */
    public static Recommends byPopularity(Collection<Like> learned) {
        List<String> order = byPeople(learned);
        return (user, liked) -> order.stream()
                .filter(item -> !liked.contains(item))
                .limit(LENGTH)
                .toList();
    }

    /** Compares with what was held out. @throws IllegalArgumentException when nothing was */
    public static Grades grade(Split split, Recommends recommends) {
        if (split.heldOut().isEmpty()) {
            throw new IllegalArgumentException("nobody likes " + FEWEST_LIKES + " items: there is nothing to hold out");
        }
        Map<String, Set<String>> liked = new HashMap<>();
        split.learned()
                .forEach(like ->
                        liked.computeIfAbsent(like.user(), u -> new HashSet<>()).add(like.item()));
        List<String> order = byPeople(split.learned());
        Set<String> head = new HashSet<>(order.subList(0, order.size() / HEAD));
        Set<String> shown = new HashSet<>();
        double[] sums = new double[4];
        int[] tailUsers = {0};
        split.heldOut().forEach((user, held) -> {
            List<String> list = recommends.to(user, liked.getOrDefault(user, Set.of()));
            shown.addAll(list);
            double recall = recall(list, held);
            sums[0] += recall;
            sums[1] += recall * recall;
            sums[2] += ndcg(list, held);
            Set<String> tail = new HashSet<>(held);
            tail.removeAll(head);
            if (!tail.isEmpty()) {
                sums[3] += recall(list, tail);
                tailUsers[0]++;
            }
        });
        int users = split.heldOut().size();
        double recall = sums[0] / users;
        double variance = Math.max(0, sums[1] / users - recall * recall);
        return new Grades(
                users,
                recall,
                1.96 * Math.sqrt(variance / users),
                sums[2] / users,
                tailUsers[0] == 0 ? 0 : sums[3] / tailUsers[0],
                shown.size() / (double) order.size());
    }

    /** Items, those that most people like first. */
    private static List<String> byPeople(Collection<Like> likes) {
        Map<String, Integer> people = new HashMap<>();
        likes.forEach(like -> people.merge(like.item(), 1, Integer::sum));
        return people.keySet().stream()
                .sorted(Comparator.<String>comparingInt(people::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double recall(List<String> list, Set<String> held) {
        return list.stream().filter(held::contains).count() / (double) Math.min(LENGTH, held.size());
    }

    private static double ndcg(List<String> list, Set<String> held) {
        double gain = 0;
        for (int rank = 0; rank < list.size(); rank++) {
            gain += held.contains(list.get(rank)) ? discount(rank) : 0;
        }
        double ideal = 0;
        for (int rank = 0; rank < Math.min(LENGTH, held.size()); rank++) {
            ideal += discount(rank);
        }
        return gain / ideal;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 2);
    }
}
