package org.tonemark.curation.core.recommend;

import java.io.Serializable;

/**
 * How many people like an item, or both items of a pair.
 *
 * @param weight sum of their weights ({@link Profile#weight})
 * @param people their number
 */
public record Support(long weight, long people) implements Serializable {
    /** The sum; its order does not matter. */
    public Support plus(Support other) {
        return new Support(weight + other.weight, people + other.people);
    }
}
