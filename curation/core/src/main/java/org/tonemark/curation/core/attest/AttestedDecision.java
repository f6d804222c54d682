package org.tonemark.curation.core.attest;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.CaseKind;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.epoch.EpochRecord;
import org.tonemark.curation.core.hash.Canonical;

/**
 * The final decision of one case, as it is attested. Everything in it is fixed once the epoch is closed, so the same
 * decision gives the same bytes for ever.
 *
 * @param outcome {@code PROMOTED}, {@code REJECTED} or {@code ABSTAINED}
 * @param reason a stable code in upper snake case
 * @param uploader whom the attestation is about
 * @param closedAt when the epoch closed, in seconds since 1970 UTC
 * @param epochRoot Merkle root of the epoch's public record, under which the decision is a leaf
 * @param evidence {@link #evidence} of the verdict and the decision
 * @param record CID of the uploader's generation record; empty without one
 */
public record AttestedDecision(
        CaseId caseId,
        Status outcome,
        String reason,
        long epoch,
        Address uploader,
        long closedAt,
        Bytes32 epochRoot,
        Bytes32 evidence,
        String record)
        implements Comparable<AttestedDecision>, Serializable {
    private static final Set<CaseKind> ATTESTED = EnumSet.of(CaseKind.INTAKE, CaseKind.APPEAL, CaseKind.AUDIT);
    private static final int LONGEST_REASON = 64;

    public AttestedDecision {
        if (outcome == Status.NEEDS_MORE) {
            throw new IllegalArgumentException("undecided: " + caseId);
        }
        if (epoch < 0 || closedAt < 0) {
            throw new IllegalArgumentException("an epoch and its time begin at 0: " + epoch + ", " + closedAt);
        }
        if (!reason.matches("[A-Z][A-Z0-9_]*") || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason is a code in upper snake case");
        }
        if (!isName(caseId.cid()) || !record.isEmpty() && !isName(record)) {
            throw new IllegalArgumentException("a CID has visible ASCII characters only");
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= CaseId.LONGEST_CID
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
    }

    /** Whether a decision is attested: final, and not on an item that the operator planted. */
    public static boolean isAttested(Decision decision) {
        return decision.status() != Status.NEEDS_MORE && ATTESTED.contains(decision.kind());
    }

    /**
     * SHA-256, under the domain {@code tonemark/evidence/1}, over the machine's verdict and the content of the decision's
     * leaf in its epoch's record, both length-prefixed.
     *
     * @param verdict the verdict's line as recorded; empty where there was none
     */
    public static Bytes32 evidence(String verdict, Decision decision) {
        return Bytes32.of(new Canonical()
                .start("tonemark/evidence/1")
                .text(verdict)
                .bytes(EpochRecord.leaf(decision).content())
                .hash());
    }

    @Override
    public int compareTo(AttestedDecision other) {
        return caseId.compareTo(other.caseId);
    }
}
