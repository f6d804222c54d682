package org.tonemark.curation.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Claim;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.provenance.GenerationRecord;

/**
 * A track's whole history, as anybody may see it: no contacts of disputes, no truths that are not shown yet, no ballots of
 * the open epoch. Times are milliseconds since 1970 UTC.
 *
 * @param stage where the track is now
 * @param message the same for a person, with what comes next
 * @param nearDuplicateOf the track it repeats, whose case it inherits
 * @param recordCid of the generation record
 * @param record the uploader's own statement, signed; nothing of it was checked but the signature
 * @param family tracks it was made from, and made from it
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
        @Nullable GenerationRecord record,
        Family family,
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

    /**
     * A track's relatives as generation records state them, nearest first.
     *
     * @param ancestors at most {@link #MOST}
     * @param descendants at most {@link #MOST}
     * @param more whether there are others
     * @param notes for a person: what became of relatives, and what that means
     */
    public record Family(List<Relative> ancestors, List<Relative> descendants, boolean more, List<String> notes) {
        public static final int MOST = 50;
    }

    /**
     * @param generations between the two, from 1
     * @param stage {@code UNKNOWN} for a work that was not submitted here
     */
    public record Relative(String cid, int generations, Stage stage) {}

    /** One run's verdict. */
    public record VerdictSummary(String outcome, List<String> reasons, String model, String policy, long atMillis) {}

    /**
     * One case.
     *
     * @param open whether it takes ballots
     * @param seats called so far
     * @param ballots of closed epochs
     * @param decisions one an epoch, oldest first
     * @param notes of the ballots that counted, once the case is closed
     */
    public record Round(
            CaseId caseId,
            CaseKind kind,
            List<Claim> claims,
            long openedEpoch,
            boolean open,
            int seats,
            int ballots,
            List<Decision> decisions,
            List<Remark> notes) {}

    /** A curator's own words, signed with the ballot: an opinion, and nothing that was checked. */
    public record Remark(Address curator, long epoch, String note) {}

    public record AppealSummary(int round, List<Claim> claims, String statement, long epoch, long atMillis) {}

    public record DisputeSummary(
            long id, String statement, long epoch, @Nullable String resolution, boolean revokes) {}
}
