package org.tonemark.curation.core.decision;

import java.util.Arrays;
import java.util.List;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Stage;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.reputation.Weights;

/** The count of one claim on one panel. */
final class ClaimTally {
    private final Claim claim;
    private final Stage stage;
    private final int[] panel;
    private final Answer[] answers;
    private final long[] weights;
    private final long logOdds;
    private final long[] byAnswer = new long[3];
    private final int[] heads = new int[3];

    private ClaimTally(Claim claim, Stage stage, int[] panel, Answer[] answers, long[] weights, long logOdds) {
        this.claim = claim;
        this.stage = stage;
        this.panel = panel;
        this.answers = answers;
        this.weights = weights;
        this.logOdds = logOdds;
        for (int i = 0; i < answers.length; i++) {
            byAnswer[answers[i].ordinal()] += weights[i];
            heads[answers[i].ordinal()]++;
        }
    }

    static ClaimTally of(Claim claim, int stage, List<Ballot> ballots, Weights weights, Rule rule) {
        int[] panel =
                ballots.stream().mapToInt(b -> weights.indexOf(b.curator())).toArray();
        Answer[] answers = ballots.stream().map(b -> b.on(claim)).toArray(Answer[]::new);
        long[] votes = new long[panel.length];
        long logOdds = 0;
        for (int i = 0; i < panel.length; i++) {
            long effect = weights.dependence().designEffect(panel[i], panel);
            votes[i] = Fixed.div(weights.weight(panel[i], claim.family(), stage), effect);
            long evidence = Fixed.div(weights.logOdds(panel[i], claim.family(), stage), effect);
            logOdds += answers[i] == Answer.YES ? evidence : answers[i] == Answer.NO ? -evidence : 0;
        }
        return new ClaimTally(claim, rule.panels().stages().get(stage), panel, answers, votes, logOdds);
    }

    Claim claim() {
        return claim;
    }

    int[] panel() {
        return panel;
    }

    Answer answer(int seat) {
        return answers[seat];
    }

    long weight(int seat) {
        return weights[seat];
    }

    long weight(Answer side) {
        return byAnswer[side.ordinal()];
    }

    /** Whether a side holds its share of the panel's weight, and of its heads. An empty panel decides nothing. */
    boolean wins(Answer side) {
        return total() > 0
                && heads[side.ordinal()] >= stage.heads()
                && weight(side) * stage.seats() >= total() * stage.needed();
    }

    /** Whether a side is too strong for the other to win. */
    boolean blocks(Answer side) {
        return weight(side) * stage.seats() > total() * (stage.seats() - stage.needed())
                || heads[side.ordinal()] > stage.seats() - stage.heads();
    }

    /** The share of yes, less that of no; 2^-20, −1 … 1. */
    long margin() {
        return total() == 0 ? 0 : Fixed.div(weight(Answer.YES) - weight(Answer.NO), total());
    }

    ClaimDecision decision(Answer finding, Rule rule) {
        Answer goal = switch (finding) {
            case YES -> Answer.NO;
            case NO -> Answer.YES;
            case UNSURE -> weight(Answer.YES) >= weight(Answer.NO) ? Answer.YES : Answer.NO;
        };
        long missing = Math.max(0, threshold() - weight(goal));
        return new ClaimDecision(
                claim,
                finding,
                panel.length,
                weight(Answer.YES),
                weight(Answer.NO),
                weight(Answer.UNSURE),
                Fixed.div(stage.needed(), stage.seats()),
                missing,
                Math.max(heaviestNot(goal, missing), stage.heads() - heads[goal.ordinal()]),
                probability(finding, rule.votes().temperature()));
    }

    private long total() {
        return byAnswer[0] + byAnswer[1] + byAnswer[2];
    }

    /** The least weight that is a side's share. */
    private long threshold() {
        return Math.floorDiv(total() * stage.needed() + stage.seats() - 1, stage.seats());
    }

    /** How few of the seats not on a side hold the weight. */
    private int heaviestNot(Answer side, long weight) {
        long[] others = new long[answers.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = answers[i] == side ? 0 : weights[i];
        }
        Arrays.sort(others);
        int seats = 0;
        long held = 0;
        for (int i = others.length - 1; i >= 0 && held < weight; i--) {
            held += others[i];
            seats++;
        }
        return seats;
    }

    private long probability(Answer finding, long temperature) {
        long signed = finding == Answer.NO ? -logOdds : logOdds;
        return Fixed.sigmoid(Fixed.div(signed, temperature));
    }
}
