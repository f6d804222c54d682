package org.tonemark.curation.core.outbox;

import java.util.Locale;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;

/**
 * Something to be done on a chain once, by one account. Its key follows from what it is, so that it cannot be asked for
 * twice.
 *
 * @param account who does it
 * @param contract what is called
 * @param subject the root of the batch, the UID of the attestation or of the schema; of a {@link Kind#FILL} its nonce
 * @param data of the call, {@code 0x…}
 */
public record Action(Kind kind, long chainId, Address account, Address contract, Bytes32 subject, String data) {
    /** What is done. */
    public enum Kind {
        /** Registers a schema; again is harmless. */
        REGISTER,
        /** Attests a batch; the chain would take it again, under another UID. */
        ATTEST,
        /** Revokes an attestation on the chain; again is harmless. */
        REVOKE,
        /** Revokes an off-chain attestation by its UID; again is harmless. */
        REVOKE_OFFCHAIN,
        /** Sends nothing to oneself, so that later nonces can go on. */
        FILL
    }

    /** {@code attest/CHAIN/CONTRACT/ACCOUNT/SUBJECT}. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + chainId + "/" + contract + "/" + account + "/" + subject;
    }
}
