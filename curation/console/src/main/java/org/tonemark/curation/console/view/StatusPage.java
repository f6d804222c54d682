package org.tonemark.curation.console.view;

import org.jspecify.annotations.Nullable;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.verdict.Verdict;

/**
 * {@code /t/CID}: where a track stands.
 *
 * @param verdict the newest, {@code null} before the first
 * @param mayAppeal whether this visitor may
 * @param receipt {@code null} until the decision is attested
 */
public record StatusPage(
        TrackStatus status,
        @Nullable Verdict verdict,
        boolean mayAppeal,
        @Nullable Receipt receipt) implements Page {

    /**
     * The uploader's proof.
     *
     * @param json address of the receipt
     * @param attestor account that signed, checksummed
     * @param chain name or number of the chain, {@code null} while the batch is not on one
     * @param root of the batch's Merkle tree
     */
    public record Receipt(
            String json,
            String attestor,
            @Nullable String chain,
            @Nullable String root) {}
}
