package org.tonemark.curation.console.site;

import java.util.List;
import java.util.Optional;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.receipt.Receipt;
import org.tonemark.curation.chain.receipt.ReceiptJson;
import org.tonemark.curation.chain.receipt.ReceiptMaker;
import org.tonemark.curation.console.view.StatusPage;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Action.Kind;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.store.CurationStore;

/** Receipts of attested decisions, made from what the store keeps. */
public final class Receipts {
    private final CurationStore store;

    public Receipts(CurationStore store) {
        this.store = store;
    }

    /** What a status page says of the last decision's receipt. */
    public Optional<StatusPage.Receipt> summary(String cid) {
        return last(cid)
                .flatMap(signed -> store.batches()
                        .batch(signed.batch())
                        .map(batch -> new StatusPage.Receipt(
                                "/api/v1/tracks/" + cid + "/receipt",
                                Eip55.of(batch.attestor()),
                                landing(batch).isPresent() ? Long.toString(batch.chainId()) : null,
                                batch.root().hex())));
    }

    /** The receipt of the last decision, as JSON. */
    public Optional<String> json(String cid) {
        return last(cid)
                .flatMap(signed ->
                        store.batches().batch(signed.batch()).map(batch -> ReceiptJson.write(receipt(signed, batch))));
    }

    private Receipt receipt(SignedDecision signed, BatchRecord batch) {
        List<Bytes32> uids = store.batches().attestations(batch.root()).stream()
                .map(SignedDecision::uid)
                .toList();
        return ReceiptMaker.of(
                signed, batch, uids, batch.attestor(), landing(batch).orElse(null));
    }

    /** Where the batch's attestation stands on its chain. */
    private Optional<Landing> landing(BatchRecord batch) {
        Action attest =
                new Action(Kind.ATTEST, batch.chainId(), batch.attestor(), batch.contract(), batch.root(), "0x");
        return store.outbox().entry(attest.key()).flatMap(Entry::landing);
    }

    private Optional<SignedDecision> last(String cid) {
        List<SignedDecision> all = store.batches().ofTrack(cid);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
