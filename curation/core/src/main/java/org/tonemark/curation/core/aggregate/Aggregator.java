package org.tonemark.curation.core.aggregate;

/** A consensus method. */
public interface Aggregator {
    /** As in reports: {@code dawid-skene}. */
    String name();

    /**
     * Scores of the classes of each item, {@code [item][class]}; the highest is the consensus, equal ones tie. Methods
     * that say so give posterior probabilities, others votes scaled to sum to 1.
     */
    double[][] aggregate(Labels labels);
}
