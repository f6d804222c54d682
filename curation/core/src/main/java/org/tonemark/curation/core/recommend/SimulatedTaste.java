package org.tonemark.curation.core.recommend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Simulated likes, for tests and for seeing that an evaluation works; they say nothing of real listeners. Users and items
 * have latent tastes, {@link #GENRES} numbers each; a user picks items by popularity (Zipf) times the exponential of
 * {@code sharpness} times the inner product of the tastes, a share of them by popularity alone.
 *
 * @param sharpness 0: popularity decides all
 * @param noise share of likes that follow popularity alone, 0 … 1
 */
public record SimulatedTaste(int users, int items, double sharpness, double noise, long seed) {
    static final int GENRES = 12;

    /** Likes, most users have 5 … 60, at times 1, 2, … each. */
    public List<Like> likes() {
        Random random = new Random(seed);
        double[][] taste = tastes(random, items);
        double[] popularity = new double[items];
        for (int i = 0; i < items; i++) {
            popularity[i] = 1 / Math.pow(i + 5, 0.8);
        }
        double[] popular = cumulated(popularity);
        List<Like> likes = new ArrayList<>();
        for (int u = 0; u < users; u++) {
            double[] own = tastes(random, 1)[0];
            double[] wanted = new double[items];
            for (int i = 0; i < items; i++) {
                wanted[i] = popularity[i] * Math.exp(sharpness * inner(own, taste[i]));
            }
            double[] cumulated = cumulated(wanted);
            int size = (int) Math.min(items / 2.0, 3 + Math.exp(2.3 + 0.8 * random.nextGaussian()));
            Set<Integer> chosen = new HashSet<>();
            for (int tries = 0; chosen.size() < size && tries < 20 * size; tries++) {
                double[] from = random.nextDouble() < noise ? popular : cumulated;
                int item = draw(from, random.nextDouble());
                if (chosen.add(item)) {
                    likes.add(new Like("user" + u, "item" + item, 1 + random.nextInt(9), chosen.size()));
                }
            }
        }
        return likes;
    }

    private static double[][] tastes(Random random, int count) {
        double[][] tastes = new double[count][GENRES];
        for (double[] taste : tastes) {
            for (int g = 0; g < GENRES; g++) {
                taste[g] = random.nextGaussian() / Math.sqrt(GENRES);
            }
        }
        return tastes;
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int g = 0; g < GENRES; g++) {
            sum += a[g] * b[g];
        }
        return sum;
    }

    private static double[] cumulated(double[] weights) {
        double[] out = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < out.length; i++) {
            sum += weights[i];
            out[i] = sum;
        }
        return out;
    }

    private static int draw(double[] cumulated, double at) {
        int found = java.util.Arrays.binarySearch(cumulated, at * cumulated[cumulated.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulated.length - 1);
    }
}
