package org.tonemark.curation.console.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Dispute;

/**
 * {@code /operators}.
 *
 * @param outcomes of verdicts a day, the oldest first
 * @param backlog open cases by the number of epochs they have been open
 * @param runs the newest first
 * @param audits decisions checked by audits
 * @param outbox {@code null} where nothing is attested
 * @param disputes not resolved yet, the oldest first
 * @param appeals open
 * @param configuration effective, secrets redacted, in order
 */
public record OperatorsPage(
        List<Day> outcomes,
        List<Age> backlog,
        List<Run> runs,
        Audits audits,
        @Nullable Outbox outbox,
        List<Dispute> disputes,
        long appeals,
        Map<String, String> configuration)
        implements Page {

    /** @param day ISO 8601 */
    public record Day(String day, long accepted, long review, long rejected, long unreadable) {}

    public record Age(int epochs, long cases) {}

    /** @param drift {@code left}, {@code within}, or empty where it was not tested */
    public record Run(String id, long atMillis, long tracks, long withoutOutcome, String drift) {}

    /** @param upper bound of the share reversed, two-sided 95 %, 0 … 1 */
    public record Audits(long checked, long reversed, double upper) {}

    /** @param problem {@code null} when healthy */
    public record Outbox(long open, long settled, @Nullable String problem) {}
}
