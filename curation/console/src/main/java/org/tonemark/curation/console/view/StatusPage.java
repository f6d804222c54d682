package org.tonemark.curation.console.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.store.TrackStatus;
import org.tonemark.verdict.Verdict;

/**
 * {@code /t/CID}: where a track stands.
 *
 * @param verdict the newest, {@code null} before the first
 * @param mayAppeal whether this visitor may
 * @param closes when epochs closed that decided on it, milliseconds since 1970 UTC
 * @param nextClose when the open epoch closes if operators go on as they did; {@code null} when nothing tells
 * @param receipts of its decisions, the newest first
 * @param recordWaiting whether its generation record is kept here and not published yet
 */
public record StatusPage(
        TrackStatus status,
        @Nullable Verdict verdict,
        boolean mayAppeal,
        Map<Long, Long> closes,
        @Nullable Long nextClose,
        List<Receipt> receipts,
        boolean recordWaiting)
        implements Page {
    public StatusPage {
        closes = Map.copyOf(closes);
        receipts = List.copyOf(receipts);
    }

    /** The receipt of the last decision. */
    public @Nullable Receipt receipt() {
        return receipts.isEmpty() ? null : receipts.get(0);
    }

    /** Whether what a receipt proves still holds. */
    public enum Standing {
        STANDS,
        /** A later round decided the same. */
        CONFIRMED,
        /** A later round decided otherwise. */
        REPLACED,
        /** A dispute took the promotion back. */
        REVOKED
    }

    /** Where a decision's attestation is. */
    public enum Attested {
        /** Signed and published; the operator did not ask for a chain. */
        SIGNED,
        /** On its way to a chain. */
        WAITING,
        /** In a final block. */
        ON_CHAIN,
        /** Taken back on the chain. */
        WITHDRAWN
    }

    /**
     * The uploader's proof.
     *
     * @param round that decided
     * @param json address of the receipt
     * @param attestor account that signed, checksummed
     * @param chain number of the chain it is meant for
     * @param root of the batch's Merkle tree
     */
    public record Receipt(
            int round, String json, String attestor, String chain, String root, Standing standing, Attested attested) {}
}
