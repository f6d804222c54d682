package org.tonemark.curation.core.ballot;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.custom.sec.SecP256K1Curve;
import org.bouncycastle.util.BigIntegers;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.hash.Keccak;

/** Ethereum signatures over secp256k1: SEC 1 §4.1.6 recovery, RFC 6979 nonces, low s (EIP-2). */
public final class Secp256k1 {
    private static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
    private static final BigInteger N = CURVE.getN();
    private static final BigInteger HALF_N = N.shiftRight(1);
    private static final BigInteger P = new SecP256K1Curve().getQ();

    private Secp256k1() {}

    /**
     * The account that signed.
     *
     * @param hash 32 bytes
     * @param signature r ‖ s ‖ v, 65 bytes, v = 27 or 28
     * @return empty for a malformed signature, a high s, or one that no key gives
     */
    public static Optional<Address> recover(byte[] hash, byte[] signature) {
        if (hash.length != 32 || signature.length != 65) {
            return Optional.empty();
        }
        BigInteger r = new BigInteger(1, signature, 0, 32);
        BigInteger s = new BigInteger(1, signature, 32, 32);
        int parity = signature[64] - 27;
        boolean inRange = r.signum() > 0 && r.compareTo(N) < 0 && s.signum() > 0 && s.compareTo(HALF_N) <= 0;
        if (!inRange || parity < 0 || parity > 1) {
            return Optional.empty();
        }
        return point(r, parity).flatMap(point -> publicKey(hash, r, s, point)).map(Secp256k1::address);
    }

    /** Signs with the nonce of RFC 6979: equal input gives equal bytes. @param key 1 … n − 1 */
    public static byte[] sign(byte[] hash, BigInteger key) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(key, DOMAIN));
        BigInteger[] rs = signer.generateSignature(hash);
        BigInteger s = rs[1].compareTo(HALF_N) > 0 ? N.subtract(rs[1]) : rs[1];
        byte[] out = Arrays.copyOf(BigIntegers.asUnsignedByteArray(32, rs[0]), 65);
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, s), 0, out, 32, 32);
        Address own = address(key);
        for (byte v = 27; v <= 28; v++) {
            out[64] = v;
            if (recover(hash, out).filter(own::equals).isPresent()) {
                return out;
            }
        }
        throw new IllegalStateException("no recovery identifier fits; r exceeds n, of probability 2^-127");
    }

    /** The account of a private key. @param key 1 … n − 1 */
    public static Address address(BigInteger key) {
        return address(
                new FixedPointCombMultiplier().multiply(DOMAIN.getG(), key).normalize());
    }

    private static Address address(ECPoint publicKey) {
        byte[] encoded = publicKey.getEncoded(false);
        byte[] hash = Keccak.hash(Arrays.copyOfRange(encoded, 1, 65));
        return Address.of(Arrays.copyOfRange(hash, 12, 32));
    }

    private static Optional<ECPoint> point(BigInteger x, int parity) {
        if (x.compareTo(P) >= 0) {
            return Optional.empty();
        }
        byte[] compressed = new byte[33];
        compressed[0] = (byte) (2 + parity);
        System.arraycopy(BigIntegers.asUnsignedByteArray(32, x), 0, compressed, 1, 32);
        try {
            return Optional.of(DOMAIN.getCurve().decodePoint(compressed));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    /** Q = r⁻¹ (s·R − e·G). */
    private static Optional<ECPoint> publicKey(byte[] hash, BigInteger r, BigInteger s, ECPoint point) {
        BigInteger e = new BigInteger(1, hash);
        BigInteger inverse = r.modInverse(N);
        BigInteger u1 = e.negate().multiply(inverse).mod(N);
        BigInteger u2 = s.multiply(inverse).mod(N);
        ECPoint q =
                ECAlgorithms.sumOfTwoMultiplies(DOMAIN.getG(), u1, point, u2).normalize();
        return q.isInfinity() ? Optional.empty() : Optional.of(q);
    }
}
