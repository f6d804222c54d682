package org.tonemark.curation.core;

import java.io.Serializable;
import java.util.List;

/**
 * Who could be drawn when an epoch closed, with what weight. Frozen, since stakes moved after the beacon could buy
 * seats.
 *
 * @param entries sorted by address
 */
public record Roster(long epoch, List<Entry> entries) implements Comparable<Roster>, Serializable {
    /** @param weight clip(stake, unit, cap): what the chance of the next seat is proportional to */
    public record Entry(Address curator, long weight) implements Serializable {}

    public Roster {
        entries = List.copyOf(entries);
    }

    @Override
    public int compareTo(Roster other) {
        return Long.compare(epoch, other.epoch);
    }
}
