package org.tonemark.curation.console.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Dispute;
import org.tonemark.curation.store.JdbiOverview;

/**
 * {@code /operators}.
 *
 * @param outcomes of verdicts a day, the oldest first
 * @param backlog open cases by the number of epochs they have been open
 * @param runs the newest first
 * @param audits decisions checked by audits
 * @param outbox {@code null} where nothing is decided or attested
 * @param disputes not resolved yet, the oldest first
 * @param appeals without an answer, the oldest first
 * @param configuration effective, secrets redacted, in order
 */
public record OperatorsPage(
        List<Day> outcomes,
        List<Age> backlog,
        List<Run> runs,
        Audits audits,
        @Nullable Outbox outbox,
        List<Dispute> disputes,
        List<JdbiOverview.Appeal> appeals,
        Map<String, String> configuration)
        implements Page {

    /** @param day ISO 8601 */
    public record Day(String day, long accepted, long review, long rejected, long unreadable) {}

    public record Age(int epochs, long cases) {}

    /**
     * A run of {@code verify}.
     *
     * @param state {@code complete}, {@code interrupted}, {@code failed}, or {@code running} until it ends or if it was
     *     killed
     * @param seconds on the clock
     * @param inputs given to it
     * @param measured inputs whose bytes it looked at; the others were logged before or are copies
     * @param drift {@code left}, {@code within}, or empty where it was not tested
     * @param findings why {@code left}
     */
    public record Run(
            String id,
            String state,
            long atMillis,
            double seconds,
            long inputs,
            long measured,
            long accepted,
            long review,
            long rejected,
            long unreadable,
            long withoutOutcome,
            String drift,
            List<Finding> findings) {
        /** Inputs that have an outcome. */
        public long tracks() {
            return accepted + review + rejected + unreadable;
        }
    }

    /**
     * Scores beyond a bound, more or fewer of them than the calibration has.
     *
     * @param share of the run's tracks, 0 … 1
     * @param expected of the calibration's, 0 … 1
     */
    public record Finding(String family, double bound, double share, double expected) {}

    /** @param upper bound of the share reversed, two-sided 95 %, 0 … 1 */
    public record Audits(long checked, long reversed, double upper) {}

    /**
     * Attesting.
     *
     * @param oldestHours how long the oldest action waits; {@code null} when none waits
     */
    public record Outbox(
            JdbiOverview.Outbox counts, @Nullable Long oldestHours) {
        /** Nothing waits for an hour or more. */
        public boolean healthy() {
            return oldestHours == null || oldestHours == 0;
        }
    }
}
