package org.tonemark.curation.core.aggregate;

/** Worker agreement with aggregate: votes weighted by agreement with the majority (Crowd-Kit; Appen). */
public record Wawa() implements Aggregator {
    @Override
    public String name() {
        return "wawa";
    }

    @Override
    public double[][] aggregate(Labels labels, int[] gold) {
        double[] skills = Votes.errorRates(labels, Gold.start(labels, gold));
        for (int w = 0; w < skills.length; w++) {
            skills[w] = 1 - skills[w];
        }
        return Gold.clamp(Votes.normalised(Votes.weighted(labels, skills)), gold);
    }
}
