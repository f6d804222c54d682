package org.tonemark.curation.chain.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tonemark.curation.chain.eas.BatchData;
import org.tonemark.curation.chain.rpc.EasReader;
import org.tonemark.curation.chain.rpc.NodeException;
import org.tonemark.curation.chain.rpc.OnchainAttestation;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Landing;

/** Whether an action has its effect already, by whatever transaction: read from the chain itself. */
final class Effects {
    private final EasReader eas;
    private final Map<Bytes32, Bytes32> roots = new HashMap<>();

    Effects(EasReader eas) {
        this.eas = eas;
    }

    /** @param from the block from which attestations are searched */
    Optional<Landing> at(Action action, ChainView view, long from, long block) throws NodeException {
        return switch (action.kind()) {
            case ATTEST -> attested(action, from, block);
            case REGISTER -> when(eas.registered(action.subject(), block), view);
            case REVOKE ->
                when(
                        eas.attestation(action.subject(), block)
                                .map(OnchainAttestation::revoked)
                                .orElse(false),
                        view);
            case REVOKE_OFFCHAIN -> when(eas.isRevokedOffchain(action.account(), action.subject(), block), view);
            case FILL ->
                when((block == view.latest().number() ? view.nonce() : view.finalNonce()) > FillNonce.of(action), view);
        };
    }

    private static Optional<Landing> when(boolean holds, ChainView view) {
        return holds
                ? Optional.of(new Landing(
                        Bytes32.ZERO,
                        view.horizon().number(),
                        new Bytes32(view.horizon().hash()),
                        Bytes32.ZERO))
                : Optional.empty();
    }

    /** The first attestation of the root that holds. */
    private Optional<Landing> attested(Action action, long from, long block) throws NodeException {
        for (Landing landing : eas.batches(action.account(), from, block)) {
            if (root(landing.uid(), block).equals(action.subject())
                    && eas.attestation(landing.uid(), block)
                            .filter(a -> !a.revoked())
                            .isPresent()) {
                return Optional.of(landing);
            }
        }
        return Optional.empty();
    }

    private Bytes32 root(Bytes32 uid, long block) throws NodeException {
        Bytes32 known = roots.get(uid);
        if (known == null) {
            Optional<OnchainAttestation> attestation = eas.attestation(uid, block);
            if (attestation.isEmpty()) {
                return Bytes32.ZERO;
            }
            known = rootOf(attestation.get());
            roots.put(uid, known);
        }
        return known;
    }

    /** The root in an attestation of the batch schema; zero where its data are none. */
    static Bytes32 rootOf(OnchainAttestation attestation) {
        try {
            return BatchData.decode(attestation.data()).root();
        } catch (IllegalArgumentException e) {
            return Bytes32.ZERO;
        }
    }
}
