package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * An uploader contests the last round of a track. It opens the next round.
 *
 * @param claims what is contested, sorted
 */
public record Appeal(CaseId against, Address uploader, List<Claim> claims, String statement, long epoch)
        implements Comparable<Appeal>, Serializable {
    public Appeal {
        claims = List.copyOf(claims);
    }

    @Override
    public int compareTo(Appeal other) {
        return against.compareTo(other.against);
    }
}
