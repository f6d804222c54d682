package org.tonemark.curation.core;

/** What the curation decided of a case. */
public enum Status {
    /** Every claim that a promotion needs holds. */
    PROMOTED,
    /** A claim that a promotion needs was denied, or a flag upheld. */
    REJECTED,
    /** More seats are called. */
    NEEDS_MORE,
    /** The panels could not tell; never admits. */
    ABSTAINED
}
