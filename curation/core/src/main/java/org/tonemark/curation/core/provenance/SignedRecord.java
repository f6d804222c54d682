package org.tonemark.curation.core.provenance;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.ballot.Secp256k1;

/**
 * A generation record with its uploader's signature: what is published.
 *
 * @param signature {@code 0x} and 130 lower-case hexadecimal digits: r ‖ s ‖ v of {@link RecordMessage}; {@code null}
 *     while it is not signed
 */
public record SignedRecord(
        GenerationRecord record, @Nullable String signature) {
    /** @throws IllegalArgumentException with one line that says what is wrong */
    public SignedRecord {
        if (record == null) {
            throw new IllegalArgumentException("record is missing");
        }
        if (signature != null && !signature.matches("0x[0-9a-f]{130}")) {
            throw new IllegalArgumentException("signature must be 0x and 130 lower-case hexadecimal digits");
        }
    }

    /** Signs with a key at hand; wallets sign {@link RecordMessage#text}. @param key 1 … n − 1 */
    public static SignedRecord sign(GenerationRecord record, BigInteger key) {
        byte[] signature = Secp256k1.sign(RecordMessage.hash(record), key);
        return new SignedRecord(record, "0x" + HexFormat.of().formatHex(signature));
    }

    /** Who signed; empty if nobody did, or the signature is malformed or has a high s. */
    public Optional<Address> signer() {
        if (signature == null) {
            return Optional.empty();
        }
        return Secp256k1.recover(RecordMessage.hash(record), HexFormat.of().parseHex(signature, 2, signature.length()));
    }

    /** Whether the uploader that the record names signed it. */
    public boolean signedByUploader() {
        return signer().filter(record.uploader()::equals).isPresent();
    }
}
