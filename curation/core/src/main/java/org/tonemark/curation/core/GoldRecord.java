package org.tonemark.curation.core;

/**
 * Answers that panels gave on gold origin claims, decayed; 2^-20. They open or close the finding origin = AI.
 *
 * @param right answers equal to the truth
 * @param answered all but unsure
 */
public record GoldRecord(long right, long answered) {
    public static final GoldRecord NONE = new GoldRecord(0, 0);
}
