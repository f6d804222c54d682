package org.tonemark.curation.chain.rpc;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.tonemark.curation.core.hash.Keccak;

/** Why EAS or its registry reverted: the errors of their ABI, by their 4-byte selectors. */
public enum EasError {
    ACCESS_DENIED("AccessDenied()", "the key may not do this"),
    ALREADY_EXISTS("AlreadyExists()", "the schema is registered already"),
    ALREADY_REVOKED("AlreadyRevoked()", "the attestation is revoked already"),
    ALREADY_REVOKED_OFFCHAIN("AlreadyRevokedOffchain()", "the off-chain attestation is revoked already"),
    ALREADY_TIMESTAMPED("AlreadyTimestamped()", "it has a timestamp already"),
    INSUFFICIENT_VALUE("InsufficientValue()", "value was expected"),
    INVALID_ATTESTATION("InvalidAttestation()", "the attestation referred to does not exist"),
    INVALID_EXPIRATION_TIME("InvalidExpirationTime()", "the expiry lies in the past"),
    INVALID_SCHEMA("InvalidSchema()", "the schema is not registered on this chain"),
    IRREVOCABLE("Irrevocable()", "the schema or the attestation cannot be revoked"),
    NOT_FOUND("NotFound()", "there is no such attestation"),
    NOT_PAYABLE("NotPayable()", "the resolver takes no value"),
    WRONG_SCHEMA("WrongSchema()", "the attestation is of another schema"),
    OTHER("", "the contract refused without a reason that is known here");

    private final String selector;
    private final String sentence;

    EasError(String signature, String sentence) {
        byte[] hash = Keccak.hash(signature.getBytes(StandardCharsets.US_ASCII));
        this.selector = "0x" + HexFormat.of().formatHex(hash, 0, 4);
        this.sentence = sentence;
    }

    /** In plain words. */
    public String sentence() {
        return sentence;
    }

    /** @param data what the call reverted with, {@code 0x…}; a node may quote it or put words before it */
    static EasError of(String data) {
        String text = data.toLowerCase(Locale.ROOT);
        int at = text.indexOf("0x");
        String found = at < 0 || text.length() < at + 10 ? "" : text.substring(at, at + 10);
        for (EasError error : values()) {
            if (error != OTHER && error.selector.equals(found)) {
                return error;
            }
        }
        return OTHER;
    }
}
