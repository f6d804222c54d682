package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * Everything the close of an epoch depends on: the public record from which anybody replays it. Lists may come in any
 * order; {@link #sorted()} is what is hashed and computed.
 *
 * @param previousRoot Merkle root of the epoch before, hex without prefix; 64 zeros for the first
 * @param beacon this epoch's, published after it closed
 * @param rosters of the epochs that opened cases still open
 * @param cases open cases
 * @param seats of the open cases, expired ones included
 * @param ballots on open cases, of this and earlier epochs
 * @param submissions made in this epoch
 * @param appeals made in this epoch
 * @param gold truths shown at this close, of cases among {@code cases}: a case with a truth closes as gold, one of kind
 *     {@code TRAINING} stays open; truths not yet shown are not part of the input
 * @param past decided cases that this epoch may audit, appeal or inherit from
 * @param reputations as they stood when the epoch began
 * @param pairs as they stood when the epoch began
 * @param goldOrigin answers on gold origin claims as they stood when the epoch began
 */
public record EpochInput(
        long epoch,
        Rule rule,
        String previousRoot,
        Beacon beacon,
        List<Curator> curators,
        List<Roster> rosters,
        List<Case> cases,
        List<Seat> seats,
        List<Ballot> ballots,
        List<Submission> submissions,
        List<Appeal> appeals,
        List<GoldTruth> gold,
        List<PastCase> past,
        List<Reputation> reputations,
        List<PairCount> pairs,
        GoldRecord goldOrigin)
        implements Serializable {

    /** The root before the first epoch. */
    public static final String NO_ROOT = "0".repeat(64);

    public EpochInput {
        curators = List.copyOf(curators);
        rosters = List.copyOf(rosters);
        cases = List.copyOf(cases);
        seats = List.copyOf(seats);
        ballots = List.copyOf(ballots);
        submissions = List.copyOf(submissions);
        appeals = List.copyOf(appeals);
        gold = List.copyOf(gold);
        past = List.copyOf(past);
        reputations = List.copyOf(reputations);
        pairs = List.copyOf(pairs);
    }

    /** The same input with every list in its canonical order. */
    public EpochInput sorted() {
        return new EpochInput(
                epoch,
                rule,
                previousRoot,
                beacon,
                curators.stream().sorted().toList(),
                rosters.stream().sorted().toList(),
                cases.stream().sorted().toList(),
                seats.stream().sorted().toList(),
                ballots.stream().sorted(Ballot.ORDER).toList(),
                submissions.stream().sorted().toList(),
                appeals.stream().sorted().toList(),
                gold.stream().sorted().toList(),
                past.stream().sorted().toList(),
                reputations.stream().sorted().toList(),
                pairs.stream().sorted().toList(),
                goldOrigin);
    }

    /** The same input with other ballots. */
    public EpochInput withBallots(List<Ballot> others) {
        return new EpochInput(
                epoch,
                rule,
                previousRoot,
                beacon,
                curators,
                rosters,
                cases,
                seats,
                others,
                submissions,
                appeals,
                gold,
                past,
                reputations,
                pairs,
                goldOrigin);
    }
}
