package org.tonemark.curation.core.aggregate;

/** Worker agreement with aggregate: votes weighted by agreement with the majority (Crowd-Kit; Appen). */
public record Wawa() implements Aggregator {
    @Override
    public String name() {
        return "wawa";
    }

    @Override
    public double[][] aggregate(Labels labels) {
        double[] skills = Votes.errorRates(labels, Votes.heads(labels));
        for (int w = 0; w < skills.length; w++) {
            skills[w] = 1 - skills[w];
        }
        return Votes.normalised(Votes.weighted(labels, skills));
    }
}
