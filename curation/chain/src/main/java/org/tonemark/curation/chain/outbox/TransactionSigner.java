package org.tonemark.curation.chain.outbox;

import java.math.BigInteger;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.hash.Keccak;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Candidate;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.SignedRawTransaction;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/** Signs transactions (EIP-1559) of one account for one chain. */
final class TransactionSigner {
    /** EIP-7825. */
    private static final long MOST_GAS = 1 << 24;

    private final Credentials credentials;
    private final long chainId;

    TransactionSigner(Credentials credentials, long chainId) {
        this.credentials = credentials;
        this.chainId = chainId;
    }

    Address address() {
        return Address.parse(credentials.getAddress());
    }

    /** With a quarter more gas than estimated. @param block the latest one */
    Candidate sign(Action action, long nonce, long estimate, Fees fees, long block) {
        BigInteger gas = BigInteger.valueOf(Math.min(MOST_GAS, estimate + estimate / 4));
        return sign(action.contract().hex(), action.data(), nonce, gas, fees, block);
    }

    /** The same transaction at other fees. */
    Candidate replace(Candidate before, Fees fees, long block) {
        RawTransaction same = TransactionDecoder.decode(before.raw());
        if (!(same instanceof SignedRawTransaction)) {
            throw new IllegalStateException("the outbox has a transaction that is not signed");
        }
        return sign(same.getTo(), same.getData(), before.nonce(), same.getGasLimit(), fees, block);
    }

    private Candidate sign(String to, String data, long nonce, BigInteger gas, Fees fees, long block) {
        RawTransaction transaction = RawTransaction.createTransaction(
                chainId,
                BigInteger.valueOf(nonce),
                gas,
                to,
                BigInteger.ZERO,
                data,
                BigInteger.valueOf(fees.priority()),
                BigInteger.valueOf(fees.max()));
        byte[] raw = TransactionEncoder.signMessage(transaction, credentials);
        return new Candidate(
                Bytes32.of(Keccak.hash(raw)), nonce, Numeric.toHexString(raw), fees.max(), fees.priority(), block);
    }
}
