package org.tonemark.curation.chain.eas;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.hash.Keccak;

/**
 * The EIP-712 domain of an off-chain attestation: {@code EAS Attestation}, version {@value #VERSION}, of one contract on
 * one chain. The version is the one of the contracts this was made for; a chain's own contract may be of another, and
 * verifiers do not compare them.
 *
 * @param chainId from 1
 * @param contract address of EAS
 */
public record EasDomain(long chainId, Address contract) implements Serializable {
    /** Name in the domain. */
    public static final String NAME = "EAS Attestation";
    /** Version in the domain. */
    public static final String VERSION = "1.4.0";

    private static final byte[] TYPE_HASH =
            hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] NAME_HASH = hash(NAME);
    private static final byte[] VERSION_HASH = hash(VERSION);

    public EasDomain {
        if (chainId < 1) {
            throw new IllegalArgumentException("a chain's id begins at 1: " + chainId);
        }
    }

    /** EIP-712 domain separator: 32 bytes. */
    public byte[] separator() {
        return Keccak.hash(TYPE_HASH, NAME_HASH, VERSION_HASH, Abi.word(chainId), Abi.word(contract));
    }

    private static byte[] hash(String text) {
        return Keccak.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
