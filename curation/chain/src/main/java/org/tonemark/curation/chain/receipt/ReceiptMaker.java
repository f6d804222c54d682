package org.tonemark.curation.chain.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.batch.Batch;
import org.tonemark.curation.chain.eas.AttestationJson;
import org.tonemark.curation.chain.eas.EasSchema;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.merkle.MerkleTree;
import org.tonemark.curation.core.outbox.Landing;

/** Puts a receipt together from what is kept. */
public final class ReceiptMaker {
    private ReceiptMaker() {}

    /**
     * @param signed the attestation to show
     * @param batch it stands in
     * @param uids of all attestations of the batch, in any order
     * @param attestor of the batch on chain
     * @param landing of the batch's attestation; {@code null} while it is not on chain
     * @throws IllegalArgumentException when the attestation is not of the batch
     */
    public static Receipt of(
            SignedDecision signed, BatchRecord batch, List<Bytes32> uids, Address attestor, @Nullable Landing landing) {
        AttestationJson json = ReceiptJson.attestation(signed.line());
        MerkleTree tree = MerkleTree.of(uids.stream().map(Batch::leaf).toList());
        Receipt.InBatch inBatch = new Receipt.InBatch(
                batch.root().hex(),
                batch.count(),
                batch.folder(),
                tree.proof(Batch.leaf(signed.uid())).stream()
                        .map(step -> Bytes32.of(step).hex())
                        .toList());
        return new Receipt(
                Receipt.SCHEMA,
                Receipt.Plain.of(json.attestation().message().decision()),
                json,
                inBatch,
                landing == null ? null : onChain(batch, attestor, landing));
    }

    private static Receipt.OnChain onChain(BatchRecord batch, Address attestor, Landing landing) {
        boolean known = !landing.transaction().equals(Bytes32.ZERO);
        return new Receipt.OnChain(
                batch.chainId(),
                Eip55.of(batch.contract()),
                EasSchema.BATCH.uid().hex(),
                landing.uid().hex(),
                Eip55.of(attestor),
                known ? landing.transaction().hex() : null,
                landing.block(),
                landing.blockHash().hex());
    }
}
