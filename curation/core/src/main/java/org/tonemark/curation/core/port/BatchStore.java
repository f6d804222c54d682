package org.tonemark.curation.core.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.CaseId;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;

/** Which decisions are signed, and in which batch they stand. Append-only; durable when a call returns. */
public interface BatchStore {
    /**
     * Keeps a batch and its attestations, all or nothing; one that is kept already changes nothing.
     *
     * @throws IllegalArgumentException if a decision stands in another batch for the same contract
     */
    void add(BatchRecord batch, List<SignedDecision> attestations);

    /** For one contract, in the order they were kept. */
    List<BatchRecord> batches(long chainId, Address contract);

    /** For every contract, in the order they were kept. */
    List<BatchRecord> all();

    Optional<BatchRecord> batch(Bytes32 root);

    /** Sorted by UID. */
    List<SignedDecision> attestations(Bytes32 root);

    /** Attestations on a track, from the first round, for any contract. */
    List<SignedDecision> ofTrack(String cid);

    /** Cases decided in an epoch that stand in a batch for the contract. */
    Set<CaseId> attestedIn(long epoch, long chainId, Address contract);

    /** Keeps that a batch was published and read back. */
    void published(Bytes32 root, String place);

    /** Attestations that no longer hold: a later round decided the opposite, or a dispute took the promotion back. */
    List<SignedDecision> overturned(long chainId, Address contract);

    /** Tracks whose promotion a dispute took back. */
    Set<String> revokedTracks();
}
