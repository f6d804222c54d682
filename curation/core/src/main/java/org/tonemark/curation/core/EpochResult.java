package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * What the close of an epoch gives; every list sorted.
 *
 * @param decisions one a case that was open, one a near-duplicate that inherits
 * @param closed the cases that are decided or abstained, with their panels
 * @param cases open in the next epoch: those that need more, and new ones
 * @param seats of the cases open in the next epoch, those newly called among them ({@code calledEpoch} = next)
 * @param curators as the next epoch begins: trainees that passed are active
 * @param roster this epoch's
 * @param originOpen whether panels may find origin = AI: gold accuracy at or above the gate
 * @param goldOrigin answers on gold origin claims, this epoch's included
 * @param root Merkle root over input and result, hex without prefix
 */
public record EpochResult(
        long epoch,
        List<Decision> decisions,
        List<PastCase> closed,
        List<Case> cases,
        List<Seat> seats,
        List<Curator> curators,
        Roster roster,
        List<Reputation> reputations,
        List<PairCount> pairs,
        List<Slash> slashes,
        List<RefusedBallot> refused,
        GoldRecord goldOrigin,
        boolean originOpen,
        String root)
        implements Serializable {}
