package org.tonemark.curation.store;

import org.jdbi.v3.core.Handle;

/**
 * The epoch that is open, within a transaction.
 *
 * @param number from 0
 * @param sealed whether its door is closed: its ballots are being counted
 */
record Epochs(long number, boolean sealed) {

    static Epochs now(Handle handle) {
        return handle.createQuery("SELECT number, sealed FROM current_epoch")
                .map((rs, context) -> new Epochs(rs.getLong(1), rs.getInt(2) == 1))
                .one();
    }

    /** The epoch that a fact added now belongs to. */
    long forFacts() {
        return sealed ? number + 1 : number;
    }
}
