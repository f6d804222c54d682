package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * A look at a panel: with {@code seats} ballots counted, a side wins that holds {@code needed/seats} of the weight and
 * {@code heads} of the seats.
 *
 * <p>The heads bound what reputation can do: whatever the weights, a panel decides wrongly no more often than it does by
 * heads. They ask more than a majority.
 */
public record Stage(int seats, int needed, int heads) implements Serializable {
    public Stage {
        if (seats < 1 || needed > seats || heads > seats || 2 * needed <= seats || 2 * heads <= seats) {
            throw new IllegalArgumentException(
                    "a stage needs a majority of its seats: " + needed + " and " + heads + " of " + seats);
        }
    }

    /** A stage whose weight and heads ask the same. */
    public static Stage of(int seats, int needed) {
        return new Stage(seats, needed, needed);
    }

    /** {@code 65@43/41}: seats, needed, heads. */
    @Override
    public String toString() {
        return seats + "@" + needed + "/" + heads;
    }
}
