package org.tonemark.curation.core.port;

import java.util.List;
import java.util.Optional;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.attest.AttestedDecision;

/** The final decisions of closed epochs, ready to be attested. */
public interface DecidedCases {
    /** Those of one epoch, sorted; empty for an epoch that is not closed. */
    List<AttestedDecision> decidedIn(long epoch);

    /** The decision that closed a case. */
    Optional<AttestedDecision> decision(CaseId caseId);

    /** All decided rounds of a track, from the first; the last one stands. */
    List<AttestedDecision> decisions(String cid);
}
