package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * A look at a panel: with {@code seats} ballots counted, a side wins that holds {@code needed/seats} of the weight.
 */
public record Stage(int seats, int needed) implements Serializable {
    public Stage {
        if (seats < 1 || needed > seats || 2 * needed <= seats) {
            throw new IllegalArgumentException("a stage needs a majority of its seats: " + needed + " of " + seats);
        }
    }

    @Override
    public String toString() {
        return seats + "@" + needed;
    }
}
