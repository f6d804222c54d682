package org.tonemark.curation.chain.attest;

import java.util.List;
import java.util.Optional;
import org.tonemark.curation.chain.batch.FolderCid;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.outbox.Actions;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.core.port.BatchStore;
import org.tonemark.curation.core.port.Outbox;

/**
 * What has to stand on the chain for the batches that are kept: both schemas, the revocation of every decision that no
 * longer holds, and an attestation of every published batch.
 *
 * <p>A batch's attestation covers thousands of decisions, so that one that an appeal or a dispute overturns is revoked by
 * itself: by its UID with {@code revokeOffchain}, which every check of a receipt asks for. The new decision stands in a
 * later batch. A revocation comes before the attestations in the account's order, so that what no longer holds never
 * stands alone. The attestation of a whole batch is revoked only when its key is compromised, or it stands twice.
 */
public final class Attesting {
    private final BatchStore batches;
    private final Outbox outbox;
    private final Deployment eas;
    private final Actions actions;

    public Attesting(BatchStore batches, Outbox outbox, Deployment eas, Address account) {
        this.batches = batches;
        this.outbox = outbox;
        this.eas = eas;
        this.actions = new Actions(eas, account);
    }

    /** Keeps what is to be done; again changes nothing. */
    public void intend() {
        List<BatchRecord> published =
                mine().stream().filter(BatchRecord::published).toList();
        List<SignedDecision> overturned = batches.overturned(eas.chainId(), eas.contract());
        if (published.isEmpty() && overturned.isEmpty()) {
            return;
        }
        outbox.intend(actions.register(EasSchema.DECISION));
        outbox.intend(actions.register(EasSchema.BATCH));
        overturned.forEach(signed -> outbox.intend(actions.revokeOffchain(signed.uid())));
        published.forEach(batch -> outbox.intend(actions.attest(data(batch))));
    }

    /** Batches that this account attests. */
    public List<BatchRecord> mine() {
        return batches.batches(eas.chainId(), eas.contract()).stream()
                .filter(batch -> batch.attestor().equals(actions.account()))
                .toList();
    }

    /** Where a batch's attestation stands; empty before it is final. */
    public Optional<Landing> landing(BatchRecord batch) {
        return outbox.entry(actions.attestKey(batch.root())).flatMap(Entry::landing);
    }

    private static BatchData data(BatchRecord batch) {
        return new BatchData(batch.root(), batch.count(), FolderCid.digest(batch.folder()));
    }
}
