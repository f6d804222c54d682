package org.tonemark.curation.core.epoch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Answer;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Curator.Standing;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.Rule;
import org.tonemark.curation.core.decision.Docket;
import org.tonemark.curation.core.fixed.Fixed;

/**
 * Trainees who answered enough training cases, right often enough, become active. Their answers earn no reputation: a
 * truth shown to one trainee is known to the next.
 */
final class TrainingRound {
    private TrainingRound() {}

    /** The curators as the next epoch begins. */
    static List<Curator> graduate(List<Curator> curators, List<Docket> dockets, long epoch, Rule.Training rule) {
        Map<Address, int[]> rightOf = new HashMap<>();
        for (Docket docket : dockets) {
            if (docket.open().kind() == CaseKind.TRAINING) {
                docket.truths().forEach(truth -> score(docket.ballots(), truth, rightOf));
            }
        }
        return curators.stream()
                .map(c -> passes(c, rightOf.get(c.address()), rule) ? active(c, epoch) : c)
                .toList();
    }

    private static void score(List<Ballot> ballots, GoldTruth truth, Map<Address, int[]> rightOf) {
        Map<Address, Answer> first = new HashMap<>();
        for (Ballot ballot : ballots) {
            first.putIfAbsent(ballot.curator(), ballot.on(truth.claim()));
        }
        first.forEach((curator, answer) -> {
            int[] counts = rightOf.computeIfAbsent(curator, c -> new int[2]);
            counts[0] += answer == (truth.truth() ? Answer.YES : Answer.NO) ? 1 : 0;
            counts[1] += answer == Answer.UNSURE ? 0 : 1;
        });
    }

    private static boolean passes(
            Curator curator, int @org.jspecify.annotations.Nullable [] counts, Rule.Training rule) {
        return curator.standing() == Standing.TRAINEE
                && counts != null
                && counts[1] >= rule.answers()
                && counts[0] * Fixed.ONE >= counts[1] * rule.pass();
    }

    private static Curator active(Curator c, long epoch) {
        return new Curator(c.address(), c.admission(), c.stake(), epoch, Standing.ACTIVE);
    }
}
