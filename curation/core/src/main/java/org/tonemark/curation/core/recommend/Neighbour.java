package org.tonemark.curation.core.recommend;

import java.io.Serializable;
import java.util.Comparator;

/**
 * An item that people like who like another one.
 *
 * @param score 0 … {@link org.tonemark.curation.core.fixed.Fixed#ONE}
 * @param people who like both
 */
public record Neighbour(String item, long score, long people) implements Serializable {
    /** Highest score first; equal scores by name. */
    public static final Comparator<Neighbour> NEAREST =
            Comparator.comparingLong(Neighbour::score).reversed().thenComparing(Neighbour::item);
}
