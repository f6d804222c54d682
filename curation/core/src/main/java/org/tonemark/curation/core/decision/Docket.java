package org.tonemark.curation.core.decision;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Ballot;
import org.tonemark.curation.core.Case;
import org.tonemark.curation.core.GoldTruth;
import org.tonemark.curation.core.PastCase;
import org.tonemark.curation.core.Seat;

/**
 * All that the decision on one case depends on, besides the weights.
 *
 * @param seats sorted
 * @param ballots all on the case, in {@link Ballot#ORDER}
 * @param truths shown at this close; empty for an ordinary case
 * @param exhausted whether nobody is left to be called
 * @param parent the case under appeal or audit
 */
public record Docket(
        Case open,
        List<Seat> seats,
        List<Ballot> ballots,
        List<GoldTruth> truths,
        boolean exhausted,
        @Nullable PastCase parent)
        implements Serializable {}
