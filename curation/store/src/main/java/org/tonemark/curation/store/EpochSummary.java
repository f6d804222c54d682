package org.tonemark.curation.store;

/**
 * A closed epoch in numbers.
 *
 * @param root over its input and result, hex
 * @param previousRoot of the epoch before; 64 zeros for the first
 * @param ballots cast in it
 * @param waiting cases that need more ballots
 */
public record EpochSummary(
        long number,
        long closedAtMillis,
        String root,
        String previousRoot,
        String beacon,
        String beaconSource,
        long ballots,
        long promoted,
        long rejected,
        long abstained,
        long waiting) {}
