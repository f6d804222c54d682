package org.tonemark.curation.core.recommend;

import java.io.Serializable;

/**
 * A user's liking of an item.
 *
 * @param value how strong: plays, stars, or 1 for a ballot; above 0. It orders a profile and weighs nothing else
 * @param time when, in any unit that rises; 0 if nobody knows
 */
public record Like(String user, String item, long value, long time) implements Serializable {
    /** @throws IllegalArgumentException when the value is below 1 */
    public Like {
        if (value < 1) {
            throw new IllegalArgumentException("a like has a value of at least 1, not " + value);
        }
    }
}
