package org.tonemark.curation.core.decision;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.RefusedBallot;
import org.tonemark.curation.core.Reputation;

/**
 * What the close of an epoch makes of one case.
 *
 * @param next the case as it stays open, {@code null} when it is closed
 * @param votes how many ballots counted
 * @param counted those ballots, in {@link Ballot#ORDER}; of a case that stays open none, since nothing more is asked of them
 * @param credits hits and misses to be summed
 * @param slashed curators whose wrong ballots an overturned decision rested on, heaviest first
 * @param contradicted whether uninvited ballots disagree beyond chance
 * @param gold answers on a gold origin claim
 */
public record CaseClose(
        Case was,
        Decision decision,
        @Nullable Case next,
        int votes,
        List<Ballot> counted,
        List<RefusedBallot> refused,
        List<Reputation> credits,
        List<Address> slashed,
        boolean contradicted,
        GoldRecord gold)
        implements Serializable {}
