package org.tonemark.curation.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Decision;

/**
 * A track's whole history, as anybody may see it: no contacts of disputes, no truths that are not shown yet, no ballots of
 * the open epoch. Times are milliseconds since 1970 UTC.
 *
 * @param stage where the track is now
 * @param message the same for a person, with what comes next
 * @param nearDuplicateOf the track it repeats, whose case it inherits
 * @param verdicts oldest first
 * @param rounds oldest first
 */
public record TrackStatus(
        int schema,
        String cid,
        Stage stage,
        String message,
        @Nullable Address uploader,
        @Nullable Long submittedAtMillis,
        @Nullable String recordCid,
        @Nullable String nearDuplicateOf,
        List<VerdictSummary> verdicts,
        List<Round> rounds,
        List<AppealSummary> appeals,
        List<DisputeSummary> disputes) {

    /** Version of docs/schema/status-1.json. */
    public static final int SCHEMA = 1;

    /** Where a track is. */
    public enum Stage {
        UNKNOWN,
        /** Submitted, not verified yet. */
        SUBMITTED,
        /** Verified; the next closing of an epoch opens its case. */
        QUEUED,
        /** The machine turned it down; the uploader may appeal. */
        TURNED_DOWN,
        /** Before a panel. */
        PANEL,
        PROMOTED,
        REJECTED,
        ABSTAINED,
        /** An upheld dispute took the promotion back. */
        REVOKED
    }

    /** One run's verdict. */
    public record VerdictSummary(String outcome, List<String> reasons, String model, String policy, long atMillis) {}

    /**
     * One case.
     *
     * @param open whether it takes ballots
     * @param seats called so far
     * @param ballots of closed epochs
     * @param decisions one an epoch, oldest first
     */
    public record Round(
            CaseId caseId,
            CaseKind kind,
            List<Claim> claims,
            long openedEpoch,
            boolean open,
            int seats,
            int ballots,
            List<Decision> decisions) {}

    public record AppealSummary(int round, List<Claim> claims, String statement, long epoch, long atMillis) {}

    public record DisputeSummary(
            long id, String statement, long epoch, @Nullable String resolution, boolean revokes) {}
}
