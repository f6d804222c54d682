package org.tonemark.curation.core.decision;

import java.util.List;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.fixed.Fixed;
import org.tonemark.curation.core.reputation.Weights;

/** Uninvited ballots never decide; that they disagree with a finding beyond chance calls an audit. */
final class Uninvited {
    private Uninvited() {}

    /** z = (E − O)/√(V + 1) of agreement with a finding, at each curator's accuracy, over the bound. */
    static boolean contradict(
            List<Ballot> uninvited, List<ClaimTally> tallies, List<Answer> findings, Weights weights, Rule rule) {
        for (int i = 0; i < tallies.size(); i++) {
            if (findings.get(i) != Answer.UNSURE
                    && z(uninvited, tallies.get(i), findings.get(i), weights) > bound(rule)) {
                return true;
            }
        }
        return false;
    }

    private static long bound(Rule rule) {
        return rule.audits().uninvitedZ();
    }

    private static long z(List<Ballot> uninvited, ClaimTally tally, Answer finding, Weights weights) {
        Family family = tally.claim().family();
        long shortfall = 0;
        long variance = Fixed.ONE;
        for (Ballot ballot : uninvited) {
            Answer answer = ballot.on(tally.claim());
            if (answer != Answer.UNSURE) {
                long mean = weights.mean(weights.indexOf(ballot.curator()), family, 0);
                shortfall += mean - (answer == finding ? Fixed.ONE : 0);
                variance += Fixed.mul(mean, Fixed.ONE - mean);
            }
        }
        return shortfall <= 0 ? 0 : Fixed.div(shortfall, Fixed.sqrt(variance));
    }
}
