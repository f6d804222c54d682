package org.tonemark.nets.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.tonemark.nets.dataset.Label;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;

/** From results with perturbed copies to the table. */
final class PerturbationScoring {
    private final List<TrackResult> results;
    private final double threshold;

    /** @param threshold raw score that 1 % of unaltered human tracks exceed */
    PerturbationScoring(List<TrackResult> results, double threshold) {
        this.results = results;
        this.threshold = threshold;
    }

    PerturbationReport report(List<String> names) {
        List<PerturbationReport.Row> rows = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            rows.add(row(names.get(p), p));
        }
        return new PerturbationReport(of(Label.AI).size(), of(Label.HUMAN).size(), rows);
    }

    private PerturbationReport.Row row(String name, int p) {
        Predicate<ScoredInput> accepted = s -> outcome(s) == Outcome.ACCEPTED;
        Pairs ai = new Pairs(of(Label.AI), p, accepted);
        Pairs human = new Pairs(of(Label.HUMAN), p, accepted);
        return new PerturbationReport.Row(
                name,
                ai.share(ai.lost - ai.won),
                ai.twoSided(),
                ai.change(),
                new Pairs(of(Label.AI), p, s -> outcome(s) != Outcome.REJECTED).change(),
                new Pairs(of(Label.AI), p, s -> s.rawScore() > threshold).change(),
                human.change(),
                human.share(human.won - human.lost),
                human.rise());
    }

    private List<TrackResult> of(Label label) {
        return results.stream().filter(r -> r.is(label)).toList();
    }

    private static Outcome outcome(ScoredInput input) {
        return input.decide(OutcomePolicy.DEFAULT).outcome();
    }

    /** The same tracks before and after. */
    private static final class Pairs {
        private final int tracks;
        private int before;
        private int after;
        private int lost;
        private int won;

        Pairs(List<TrackResult> results, int perturbation, Predicate<ScoredInput> property) {
            tracks = results.size();
            for (TrackResult r : results) {
                boolean was = property.test(new ScoredInput(r.scores(), r.seconds()));
                boolean is = property.test(r.altered().get(perturbation));
                before += was ? 1 : 0;
                after += is ? 1 : 0;
                lost += was && !is ? 1 : 0;
                won += is && !was ? 1 : 0;
            }
        }

        double share(int count) {
            return tracks == 0 ? 0 : count / (double) tracks;
        }

        PerturbationReport.Change change() {
            return new PerturbationReport.Change(Proportion.of(before, tracks), Proportion.of(after, tracks));
        }

        /** P(as many of the discordant pairs won, or more) if winning and losing were equally likely. */
        double rise() {
            return 1 - new BinomialDistribution(null, lost + won, 0.5).cumulativeProbability(won - 1);
        }

        double twoSided() {
            int fewer = Math.min(lost, won);
            return Math.min(1, 2 * new BinomialDistribution(null, lost + won, 0.5).cumulativeProbability(fewer));
        }
    }
}
