package org.tonemark.curation.core.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.ClaimDecision;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.reputation.Weights;

/**
 * A promotion or rejection that an appeal or audit reversed, and the ballots it rested on.
 *
 * @param verdicts ballots of the first panel, now known to be right or wrong
 * @param slashed curators of the wrong ones, heaviest first, as many as the rule slashes
 */
record Overturn(List<Verdict> verdicts, List<Address> slashed) {
    record Verdict(Ballot ballot, Claim claim, boolean right) {}

    private static final Overturn NONE = new Overturn(List.of(), List.of());

    static Overturn of(Docket docket, Status now, Weights weights, Rule rule) {
        PastCase parent = docket.parent();
        if (parent == null || !opposite(parent.decision().status(), now)) {
            return NONE;
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (ClaimDecision claim : parent.decision().claims()) {
            if (docket.open().claims().contains(claim.claim()) && claim.finding() != Answer.UNSURE) {
                for (Ballot ballot : parent.ballots()) {
                    Answer answer = ballot.on(claim.claim());
                    if (answer != Answer.UNSURE) {
                        verdicts.add(new Verdict(ballot, claim.claim(), answer != claim.finding()));
                    }
                }
            }
        }
        return new Overturn(
                verdicts,
                heaviestWrong(verdicts, weights, rule, parent.decision().stage()));
    }

    private static List<Address> heaviestWrong(List<Verdict> verdicts, Weights weights, Rule rule, int stage) {
        Comparator<Verdict> byWeight = Comparator.comparingLong(v -> {
            int index = weights.indexOf(v.ballot().curator());
            return index < 0 ? 0 : -weights.weight(index, v.claim().family(), stage);
        });
        return verdicts.stream()
                .filter(v -> !v.right())
                .sorted(byWeight.thenComparing(v -> v.ballot().curator()))
                .map(v -> v.ballot().curator())
                .distinct()
                .limit(rule.audits().slashSeats())
                .toList();
    }

    private static boolean opposite(Status before, Status now) {
        return before == Status.PROMOTED && now == Status.REJECTED
                || before == Status.REJECTED && now == Status.PROMOTED;
    }
}
