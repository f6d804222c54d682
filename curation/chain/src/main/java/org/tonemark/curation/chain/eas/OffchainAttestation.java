package org.tonemark.curation.chain.eas;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.AttestedDecision;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.ballot.Secp256k1;

/**
 * A signed off-chain attestation.
 *
 * @param signature r ‖ s ‖ v: {@code 0x} and 130 lower-case hexadecimal digits
 */
public record OffchainAttestation(EasDomain domain, AttestMessage message, String signature) implements Serializable {
    public OffchainAttestation {
        if (!signature.matches("0x[0-9a-f]{130}")) {
            throw new IllegalArgumentException("a signature is 0x and 130 lower-case hexadecimal digits");
        }
    }

    /** Equal input gives equal bytes (RFC 6979). @param key the attestor's, 1 … n − 1 */
    public static OffchainAttestation sign(AttestedDecision decision, EasDomain domain, BigInteger key) {
        AttestMessage message = AttestMessage.of(decision, domain);
        byte[] signature = Secp256k1.sign(message.digest(domain), key);
        return new OffchainAttestation(domain, message, "0x" + HexFormat.of().formatHex(signature));
    }

    /** Who signed; empty for a signature that no key gives, or with a high s (EIP-2). */
    public Optional<Address> signer() {
        return Secp256k1.recover(message.digest(domain), HexFormat.of().parseHex(signature, 2, signature.length()));
    }

    public Bytes32 uid() {
        return message.uid();
    }
}
