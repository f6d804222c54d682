package org.tonemark.cli.chain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.chain.attest.Attesting;
import org.tonemark.curation.chain.eas.Deployment;
import org.tonemark.curation.chain.eas.Eip55;
import org.tonemark.curation.chain.outbox.Progress;
import org.tonemark.curation.core.attest.BatchRecord;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Landing;

/**
 * What {@code attest} prints: docs/schema/attest-1.json.
 *
 * @param signed decisions signed by this run
 * @param batches all that this attestor's key has for the chain
 * @param revoked UIDs of decisions' attestations that no longer hold and whose revocation stands
 * @param waiting what is not done yet
 */
record AttestSummary(
        int schema,
        long chainId,
        String contract,
        String attestor,
        boolean onChain,
        int signed,
        List<Line> batches,
        List<String> revoked,
        List<Waiting> waiting) {

    /** @param attestation UID on chain; {@code null} while it is not final */
    record Line(
            String root,
            int count,
            String folder,
            boolean published,
            @Nullable String attestation,
            @Nullable String transaction,
            @Nullable Long block) {
        static Line of(BatchRecord batch, Optional<Landing> landing) {
            return new Line(
                    batch.root().hex(),
                    batch.count(),
                    batch.folder(),
                    batch.published(),
                    landing.map(l -> l.uid().hex()).orElse(null),
                    landing.map(Landing::transaction)
                            .filter(t -> !t.equals(Bytes32.ZERO))
                            .map(Bytes32::hex)
                            .orElse(null),
                    landing.map(Landing::block).orElse(null));
        }
    }

    record Waiting(String kind, String subject, String sentence) {}

    static AttestSummary of(
            Deployment eas,
            org.tonemark.curation.core.Address attestor,
            boolean onChain,
            int signed,
            Attesting attesting,
            List<Progress> progress) {
        return new AttestSummary(
                1,
                eas.chainId(),
                Eip55.of(eas.contract()),
                Eip55.of(attestor),
                onChain,
                signed,
                attesting.mine().stream()
                        .map(batch -> Line.of(batch, attesting.landing(batch)))
                        .toList(),
                progress.stream()
                        .filter(p -> p.action().kind() == Action.Kind.REVOKE_OFFCHAIN && p.done())
                        .map(p -> p.action().subject().hex())
                        .toList(),
                progress.stream()
                        .filter(p -> !p.done())
                        .map(p -> new Waiting(
                                p.action().kind().name(), p.action().subject().hex(), p.sentence()))
                        .toList());
    }
}
