package org.tonemark.nets.evaluate;

import java.util.List;

/**
 * What everyday processing does to outcomes under the default policy: the same tracks before and after, of both classes,
 * generators known.
 *
 * @param ai tracks of the sample
 * @param human tracks of the sample
 */
public record PerturbationReport(int ai, int human, List<Row> rows) {

    /**
     * One perturbation.
     *
     * @param recallLoss fall of the accepted share of AI tracks, −1 … 1
     * @param recallP two-sided p of the exact McNemar test (McNemar, Psychometrika 12, 1947)
     * @param ai accepted AI tracks
     * @param aiKept AI tracks accepted or reviewed
     * @param aiFound AI tracks whose raw score is above that of all but 1 % of unaltered human tracks
     * @param human accepted human tracks
     * @param humanRise rise of the accepted share of human tracks
     * @param humanP one-sided p that there is no rise
     */
    public record Row(
            String perturbation,
            double recallLoss,
            double recallP,
            Change ai,
            Change aiKept,
            Change aiFound,
            Change human,
            double humanRise,
            double humanP) {}

    /** Shares before and after. */
    public record Change(Proportion before, Proportion after) {}
}
