package org.tonemark.curation.core.aggregate;

/** A consensus method. */
public interface Aggregator {
    /** As in reports: {@code dawid-skene}. */
    String name();

    /**
     * Scores of the classes of each item, {@code [item][class]}; the highest is the consensus, equal ones tie. Methods
     * that say so give posterior probabilities, others votes scaled to sum to 1.
     */
    default double[][] aggregate(Labels labels) {
        return aggregate(labels, Gold.none(labels));
    }

    /**
     * As {@link #aggregate(Labels)}, with some truths known: they answer as told, and workers are first judged by them.
     *
     * @param gold class of each item, −1 where unknown
     */
    double[][] aggregate(Labels labels, int[] gold);
}
