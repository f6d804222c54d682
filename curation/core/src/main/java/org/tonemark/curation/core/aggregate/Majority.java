package org.tonemark.curation.core.aggregate;

/** Most votes win. */
public record Majority() implements Aggregator {
    @Override
    public String name() {
        return "majority";
    }

    @Override
    public double[][] aggregate(Labels labels, int[] gold) {
        return Gold.clamp(Votes.normalised(Votes.heads(labels)), gold);
    }
}
