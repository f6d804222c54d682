package org.tonemark.curation.core;

/** Closes an epoch. Pure: equal inputs give equal bits, whatever the order of their lists. */
@FunctionalInterface
public interface EpochRule {
    EpochResult close(EpochInput input);
}
