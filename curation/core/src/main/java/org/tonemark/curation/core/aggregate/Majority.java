package org.tonemark.curation.core.aggregate;

/** Most votes win. */
public record Majority() implements Aggregator {
    @Override
    public String name() {
        return "majority";
    }

    @Override
    public double[][] aggregate(Labels labels) {
        return Votes.normalised(Votes.heads(labels));
    }
}
