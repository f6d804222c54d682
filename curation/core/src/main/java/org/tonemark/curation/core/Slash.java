package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * Stake lost for a wrong and heavy ballot on a decision that an audit overturned.
 *
 * @param amount in units of stake
 */
public record Slash(Address curator, CaseId caseId, long amount) implements Comparable<Slash>, Serializable {
    @Override
    public int compareTo(Slash other) {
        int byCurator = curator.compareTo(other.curator);
        return byCurator != 0 ? byCurator : caseId.compareTo(other.caseId);
    }
}
