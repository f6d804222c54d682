package org.tonemark.curation.chain.rpc;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;

/**
 * An attestation as EAS has it.
 *
 * @param time of its block, seconds since 1970 UTC
 * @param expirationTime zero for none
 * @param revocationTime zero while it holds
 */
public record OnchainAttestation(
        Bytes32 uid,
        Bytes32 schema,
        long time,
        long expirationTime,
        long revocationTime,
        Address recipient,
        Address attester,
        byte[] data) {
    private static final int WORD = 32;
    private static final int FIELDS = 10;

    /**
     * Reads what {@code getAttestation} returns: the offset of a tuple, then its ten fields, the last one bytes.
     *
     * @return empty for the attestation of zeros that EAS gives for an unknown UID
     * @throws NodeException when it is of another form
     */
    static Optional<OnchainAttestation> decode(String returned) throws NodeException {
        byte[] bytes = parse(returned);
        if (bytes.length < (2 + FIELDS) * WORD) {
            throw new NodeException("the node's answer is no attestation");
        }
        byte[] tuple = Arrays.copyOfRange(bytes, WORD, bytes.length);
        Bytes32 uid = Bytes32.of(word(tuple, 0));
        if (uid.equals(Bytes32.ZERO)) {
            return Optional.empty();
        }
        int at = small(tuple, 9 * WORD, tuple.length - WORD);
        int length = small(tuple, at, tuple.length - WORD - at);
        return Optional.of(new OnchainAttestation(
                uid,
                Bytes32.of(word(tuple, WORD)),
                time(tuple, 2 * WORD),
                time(tuple, 3 * WORD),
                time(tuple, 4 * WORD),
                address(tuple, 6 * WORD),
                address(tuple, 7 * WORD),
                Arrays.copyOfRange(tuple, at + WORD, at + WORD + length)));
    }

    public boolean revoked() {
        return revocationTime != 0;
    }

    static byte[] parse(String hex) throws NodeException {
        if (!hex.matches("0x([0-9a-fA-F]{2})*")) {
            throw new NodeException("the node's answer is no hexadecimal text");
        }
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    private static byte[] word(byte[] bytes, int at) {
        return Arrays.copyOfRange(bytes, at, at + WORD);
    }

    private static Address address(byte[] bytes, int at) {
        return Address.of(Arrays.copyOfRange(bytes, at + 12, at + WORD));
    }

    private static long time(byte[] bytes, int at) {
        return new BigInteger(1, word(bytes, at))
                .and(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    private static int small(byte[] bytes, int at, int most) throws NodeException {
        BigInteger value = new BigInteger(1, word(bytes, at));
        if (value.compareTo(BigInteger.valueOf(Math.max(0, most))) > 0) {
            throw new NodeException("the node's answer is no attestation");
        }
        return value.intValue();
    }
}
