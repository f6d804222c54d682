package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * Answers that panels gave on gold origin claims, decayed; 2^-20. They open or close the finding origin = AI.
 *
 * @param right answers equal to the truth
 * @param answered all but unsure
 */
public record GoldRecord(long right, long answered) implements Serializable {
    public static final GoldRecord NONE = new GoldRecord(0, 0);
}
