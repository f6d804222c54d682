package org.tonemark.curation.core.simulate;

import java.util.Arrays;
import java.util.List;
import org.tonemark.curation.core.Stage;

/**
 * What drawn panels do by heads, computed exactly: a walk over the number of right answers with absorbing boundaries.
 * Seats are independent draws from a large crowd of honest curators of one accuracy and colluders who are always wrong.
 * Since a side needs its heads whatever the weights, {@code wrong} also bounds the weighted rule.
 *
 * @param wrong share of cases decided wrongly
 * @param right share decided rightly
 * @param ballots mean number of ballots a case
 */
public record ExactPanel(double wrong, double right, double ballots) {

    public double abstained() {
        return 1 - wrong - right;
    }

    /**
     * @param accuracy of honest seats, 0 … 1
     * @param sybils share of colluders among seats, 0 … 1
     */
    public static ExactPanel of(List<Stage> stages, double accuracy, double sybils) {
        double p = accuracy * (1 - sybils);
        double[] alive = {1};
        double wrong = 0;
        double right = 0;
        double ballots = 0;
        for (Stage stage : stages) {
            int more = stage.seats() - (alive.length - 1);
            ballots += more * Arrays.stream(alive).sum();
            for (int i = 0; i < more; i++) {
                alive = oneMore(alive, p);
            }
            for (int k = 0; k < alive.length; k++) {
                boolean wins = k >= stage.heads();
                boolean loses = stage.seats() - k >= stage.heads();
                right += wins ? alive[k] : 0;
                wrong += loses ? alive[k] : 0;
                alive[k] = wins || loses ? 0 : alive[k];
            }
        }
        return new ExactPanel(wrong, right, ballots);
    }

    /** Distribution of right answers after one more seat. */
    private static double[] oneMore(double[] before, double p) {
        double[] after = new double[before.length + 1];
        for (int k = 0; k < before.length; k++) {
            after[k] += before[k] * (1 - p);
            after[k + 1] += before[k] * p;
        }
        return after;
    }
}
