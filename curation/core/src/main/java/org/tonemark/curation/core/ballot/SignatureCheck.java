package org.tonemark.curation.core.ballot;

import java.math.BigInteger;
import java.util.HexFormat;
import org.tonemark.curation.core.Ballot;

/** Whether a ballot carries its curator's signature. */
@FunctionalInterface
public interface SignatureCheck extends java.io.Serializable {
    boolean valid(Ballot ballot);

    /** Recovers the signer of the EIP-712 hash; about half a millisecond a ballot. */
    static SignatureCheck recovering(long chainId) {
        BallotTypedData typed = new BallotTypedData(chainId);
        return ballot -> bytes(ballot.signature()).length == 65
                && Secp256k1.recover(typed.hash(ballot), bytes(ballot.signature()))
                        .filter(ballot.curator()::equals)
                        .isPresent();
    }

    /** For ballots whose signatures were checked when they were taken. */
    static SignatureCheck trusting() {
        return ballot -> true;
    }

    /** The same ballot, signed. @param key private key of its curator, 1 … n − 1 */
    static Ballot sign(Ballot ballot, BigInteger key, long chainId) {
        byte[] signature = Secp256k1.sign(new BallotTypedData(chainId).hash(ballot), key);
        return ballot.withSignature("0x" + HexFormat.of().formatHex(signature));
    }

    private static byte[] bytes(String hex) {
        return hex.matches("0x([0-9a-f]{2})*") ? HexFormat.of().parseHex(hex, 2, hex.length()) : new byte[0];
    }
}
