package org.tonemark.curation.console.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.receipt.Receipt;
import org.tonemark.curation.chain.receipt.ReceiptJson;
import org.tonemark.curation.chain.receipt.ReceiptMaker;
import org.tonemark.curation.console.view.StatusPage;
import org.tonemark.curation.console.view.StatusPage.Attested;
import org.tonemark.curation.console.view.StatusPage.Standing;
import org.tonemark.curation.core.Decision;
import org.tonemark.curation.core.Status;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.attest.SignedDecision;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Action.Kind;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Landing;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.curation.store.TrackStatus.Round;
import org.tonemark.curation.store.TrackStatus.Stage;

/** Receipts of attested decisions, made from what the store keeps. */
public final class Receipts {
    private final CurationStore store;

    public Receipts(CurationStore store) {
        this.store = store;
    }

    /** What a status page says of the receipts of a track's decisions, the newest first. */
    public List<StatusPage.Receipt> summaries(TrackStatus status) {
        List<StatusPage.Receipt> all = new ArrayList<>();
        for (SignedDecision signed : store.batches().ofTrack(status.cid())) {
            store.batches().batch(signed.batch()).ifPresent(batch -> all.add(summary(status, signed, batch)));
        }
        Collections.reverse(all);
        return all;
    }

    private StatusPage.Receipt summary(TrackStatus status, SignedDecision signed, BatchRecord batch) {
        int round = signed.caseId().round();
        return new StatusPage.Receipt(
                round,
                "/api/v1/tracks/" + status.cid() + "/receipt?round=" + round,
                Eip55.of(batch.attestor()),
                Long.toString(batch.chainId()),
                batch.root().hex(),
                standing(status, signed),
                attested(signed, batch));
    }

    /** By the last final decision of a later round; a dispute takes back promotions only. */
    private static Standing standing(TrackStatus status, SignedDecision signed) {
        if (status.stage() == Stage.REVOKED && signed.outcome() == Status.PROMOTED) {
            return Standing.REVOKED;
        }
        Standing standing = Standing.STANDS;
        for (Round later : status.rounds()) {
            if (later.caseId().round() > signed.caseId().round()) {
                for (Decision decision : later.decisions()) {
                    if (decision.status() != Status.NEEDS_MORE) {
                        standing = decision.status() == signed.outcome() ? Standing.CONFIRMED : Standing.REPLACED;
                    }
                }
            }
        }
        return standing;
    }

    private Attested attested(SignedDecision signed, BatchRecord batch) {
        if (entry(Kind.REVOKE_OFFCHAIN, signed.uid(), batch)
                .flatMap(Entry::landing)
                .isPresent()) {
            return Attested.WITHDRAWN;
        }
        Optional<Entry> entry = entry(Kind.ATTEST, batch.root(), batch);
        if (entry.isEmpty()) {
            return Attested.SIGNED;
        }
        return entry.get().landing().isPresent() ? Attested.ON_CHAIN : Attested.WAITING;
    }

    private Optional<Entry> entry(Kind kind, Bytes32 subject, BatchRecord batch) {
        Action action = new Action(kind, batch.chainId(), batch.attestor(), batch.contract(), subject, "0x");
        return store.outbox().entry(action.key());
    }

    /** A receipt as JSON. @param round {@code null} for the last that is signed */
    public Optional<String> json(String cid, @Nullable Integer round) {
        return store.batches().ofTrack(cid).stream()
                .filter(signed -> round == null || signed.caseId().round() == round)
                .reduce((before, after) -> after)
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
        return entry(Kind.ATTEST, batch.root(), batch).flatMap(Entry::landing);
    }
}
