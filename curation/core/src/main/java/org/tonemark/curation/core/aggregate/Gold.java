package org.tonemark.curation.core.aggregate;

import java.util.Arrays;
import java.util.Map;

/** Items whose truth is known beforehand. A few per cent of them break what colluders agree on. */
final class Gold {
    private Gold() {}

    static int[] none(Labels labels) {
        int[] gold = new int[labels.items().size()];
        Arrays.fill(gold, -1);
        return gold;
    }

    /** Class numbers of the known truths, −1 elsewhere. */
    static int[] of(Labels labels, Map<String, String> truth) {
        int[] gold = none(labels);
        for (int i = 0; i < gold.length; i++) {
            String name = truth.get(labels.items().get(i));
            gold[i] = name == null ? -1 : labels.classes().indexOf(name);
        }
        return gold;
    }

    /**
     * Votes to start from: by heads without gold; else each worker weighs by how much better than chance they did on
     * gold, (hits + 1)/(n + K) less 1/K, and gold items hold their truth alone.
     */
    static double[][] start(Labels labels, int[] gold) {
        if (Arrays.stream(gold).allMatch(k -> k < 0)) {
            return Votes.heads(labels);
        }
        double classes = labels.classes().size();
        double[] hits = new double[labels.workers().size()];
        double[] total = new double[hits.length];
        for (int n = 0; n < labels.size(); n++) {
            int truth = gold[labels.item()[n]];
            if (truth >= 0) {
                hits[labels.worker()[n]] += truth == labels.label()[n] ? 1 : 0;
                total[labels.worker()[n]]++;
            }
        }
        double[] weights = new double[hits.length];
        for (int w = 0; w < weights.length; w++) {
            weights[w] = Math.max(1e-3, (hits[w] + 1) / (total[w] + classes) - 1 / classes);
        }
        return clamp(Votes.weighted(labels, weights), gold);
    }

    /** Gives gold items their truth, in place. */
    static double[][] clamp(double[][] scores, int[] gold) {
        for (int i = 0; i < gold.length; i++) {
            if (gold[i] >= 0) {
                Arrays.fill(scores[i], 0);
                scores[i][gold[i]] = 1;
            }
        }
        return scores;
    }
}
