package org.tonemark.curation.core;

import org.jspecify.annotations.Nullable;

/**
 * An outsider's objection, such as a rights holder's without a wallet. Operators resolve it.
 *
 * @param id given by the store
 * @param contact how to reach them; never published
 * @param revokes whether the resolution takes a promotion back
 */
public record Dispute(
        long id,
        String cid,
        String statement,
        String contact,
        long epoch,
        @Nullable String resolution,
        boolean revokes) {}
