package org.tonemark.curation.core;

import java.util.List;

/**
 * A closed case that the closing epoch needs: one under appeal or audit, or whose near-duplicate was submitted.
 *
 * @param decision its decision
 * @param panel curators whose ballots counted, sorted
 */
public record PastCase(Case closed, Decision decision, List<Address> panel) implements Comparable<PastCase> {
    public PastCase {
        panel = List.copyOf(panel);
    }

    @Override
    public int compareTo(PastCase other) {
        return closed.compareTo(other.closed);
    }
}
