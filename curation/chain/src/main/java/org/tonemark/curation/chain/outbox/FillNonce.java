package org.tonemark.curation.chain.outbox;

import java.math.BigInteger;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.attest.Bytes32;
import org.tonemark.curation.core.outbox.Action;

/** The action that uses up a nonce, and the nonce it uses. */
final class FillNonce {
    private FillNonce() {}

    static Action action(long chainId, Address account, long nonce) {
        return new Action(Action.Kind.FILL, chainId, account, account, new Bytes32("0x%064x".formatted(nonce)), "0x");
    }

    static long of(Action fill) {
        return new BigInteger(1, fill.subject().bytes()).longValueExact();
    }
}
