package org.tonemark.curation.core.port;

import java.util.List;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.RefusedBallot;

/** Keeps ballots, sealed until their epoch closes; append-only. */
public interface BallotStore {
    /** Durable when it returns {@link Accepted}. */
    Cast cast(Ballot ballot);

    /** Every ballot of the cases, in {@link Ballot#ORDER}. */
    List<Ballot> ballotsOn(List<CaseId> cases);

    /** What became of a ballot. */
    sealed interface Cast permits Accepted, Refused {}

    /** @param receipt the server's receipt, to be shown should the ballot be missing from the export */
    record Accepted(String receipt) implements Cast {}

    record Refused(RefusedBallot.Reason reason) implements Cast {}
}
