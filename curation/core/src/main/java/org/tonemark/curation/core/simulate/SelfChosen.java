package org.tonemark.curation.core.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * The open vote: everybody rates what they like, a share of two thirds decides. Honest curators rate at random, six
 * ratings a track on average; each colluder casts as many, first on attacked tracks.
 *
 * @param weighted by log-odds of past agreement with outcomes instead of by heads
 */
public record SelfChosen(String name, boolean weighted) implements Mechanism {
    private static final int DRAW = 30;
    private static final double RATINGS = 6;
    private static final double SHARE = 2.0 / 3;
    private static final int LEAST = 3;

    public static SelfChosen byHeads() {
        return new SelfChosen("self-chosen, majority 2/3", false);
    }

    public static SelfChosen byReputation() {
        return new SelfChosen("self-chosen, reputation share", true);
    }

    @Override
    public Tally run(World world) {
        double[] hits = new double[world.curators()];
        double[] total = new double[world.curators()];
        Tally sum = Tally.NONE;
        for (int epoch = 0; epoch < world.scenario().epochs(); epoch++) {
            List<List<Integer>> raters = raters(world, epoch);
            double[] weights = weights(hits, total);
            for (int i = 0; i < raters.size(); i++) {
                int track = epoch * world.scenario().tracks() + i;
                sum = sum.plus(decide(world, track, raters.get(i), weights, hits, total));
            }
        }
        return sum;
    }

    private static List<List<Integer>> raters(World world, int epoch) {
        int tracks = world.scenario().tracks();
        int first = epoch * tracks;
        List<List<Integer>> raters = new ArrayList<>();
        List<Integer> attacked = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            raters.add(new ArrayList<>());
            if (world.attacked(first + i)) {
                attacked.add(i);
            }
        }
        int budget = (int) Math.round(RATINGS * tracks / world.scenario().honest());
        for (int c = 0; c < world.curators(); c++) {
            boolean choosy = world.colludes(c) && !attacked.isEmpty();
            int n = choosy ? attacked.size() : tracks;
            for (int pick : Draws.sample(world.dice(), DRAW, (long) epoch * 1_000_003 + c, n, budget)) {
                raters.get(choosy ? attacked.get(pick) : pick).add(c);
            }
        }
        return raters;
    }

    private double[] weights(double[] hits, double[] total) {
        double[] weights = new double[hits.length];
        for (int c = 0; c < weights.length; c++) {
            double mean = (hits[c] + 3) / (total[c] + 4);
            weights[c] = weighted ? Math.max(0, StrictMath.log(mean / (1 - mean))) : 1;
        }
        return weights;
    }

    private static Tally decide(
            World world, int track, List<Integer> raters, double[] weights, double[] hits, double[] total) {
        double yes = 0;
        double all = 0;
        for (int c : raters) {
            yes += world.opinion(c, track) ? weights[c] : 0;
            all += weights[c];
        }
        boolean promoted = yes >= SHARE * all;
        boolean decided = raters.size() >= LEAST && all > 0 && (promoted || all - yes >= SHARE * all);
        if (decided) {
            for (int c : raters) {
                hits[c] += world.opinion(c, track) == promoted ? 1 : 0;
                total[c]++;
            }
        }
        return Tally.of(world.target(track), decided, promoted == world.truth(track), raters.size());
    }
}
