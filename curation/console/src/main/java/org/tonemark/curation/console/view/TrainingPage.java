package org.tonemark.curation.console.view;

import java.util.List;

/**
 * {@code /training}: a newcomer's round.
 *
 * @param active whether the visitor passed, or was never in training
 * @param answered training claims answered, of closed epochs
 * @param right of these
 * @param needed answers before the newcomer is judged
 * @param passShare of right answers, 0 … 1
 * @param open cases to answer
 * @param shown truths of cases answered before, the newest first
 */
public record TrainingPage(
        boolean active,
        int answered,
        int right,
        int needed,
        double passShare,
        List<QueuePage.Item> open,
        List<Truth> shown)
        implements Page {
    /** @param mine empty when the case was not answered */
    public record Truth(String cid, String claim, boolean truth, String mine) {}
}
