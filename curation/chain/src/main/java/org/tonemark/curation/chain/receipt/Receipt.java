package org.tonemark.curation.chain.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.eas.AttestationJson;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.core.attest.AttestedDecision;

/**
 * What an uploader shows: docs/schema/receipt-1.json. Nothing in it is believed: who may attest, on which chain, in which
 * contract and under which schema comes from the checker ({@link Trust}).
 *
 * @param schema {@value #SCHEMA}
 * @param decision what is attested, in plain fields
 * @param batch {@code null} while it stands in none
 * @param chain {@code null} while the batch is not attested on chain
 */
public record Receipt(
        int schema,
        Plain decision,
        AttestationJson attestation,
        @Nullable InBatch batch,
        @Nullable OnChain chain) {
    /** Of this form. */
    public static final int SCHEMA = 1;

    /**
     * A decision in plain fields.
     *
     * @param closedAt when its epoch closed: {@code 2026-11-01T12:00:00Z}
     * @param epochRoot Merkle root of the epoch's public record
     * @param evidence digest of verdict and decision
     * @param record CID of the generation record; empty without one
     */
    public record Plain(
            String cid,
            int round,
            String outcome,
            String reason,
            long epoch,
            String closedAt,
            String uploader,
            String epochRoot,
            String evidence,
            String record) {
        public static Plain of(AttestedDecision decision) {
            return new Plain(
                    decision.caseId().cid(),
                    decision.caseId().round(),
                    decision.outcome().name(),
                    decision.reason(),
                    decision.epoch(),
                    Instant.ofEpochSecond(decision.closedAt()).toString(),
                    Eip55.of(decision.uploader()),
                    decision.epochRoot().hex(),
                    decision.evidence().hex(),
                    decision.record());
        }
    }

    /**
     * The batch it stands in.
     *
     * @param folder CID of what is published of the batch
     * @param proof siblings from its leaf to the root
     */
    public record InBatch(String root, int count, String folder, List<String> proof) {
        public InBatch {
            proof = List.copyOf(proof);
        }
    }

    /**
     * The batch's attestation on chain.
     *
     * @param schema UID of the batch's schema
     * @param attestation its UID
     * @param attestor who attested the batch
     * @param transaction {@code null} where it is not known
     */
    public record OnChain(
            long chainId,
            String contract,
            String schema,
            String attestation,
            String attestor,
            @Nullable String transaction,
            long block,
            String blockHash) {}
}
