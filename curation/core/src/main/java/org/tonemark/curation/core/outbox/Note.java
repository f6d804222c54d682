package org.tonemark.curation.core.outbox;

import org.tonemark.curation.core.attest.Bytes32;

/** Something learnt about an action; notes are only ever added. */
public sealed interface Note {
    /** Its effect stands in a block that is final. */
    record Landed(Landing landing) implements Note {}

    /** A landing is gone: the node had called a block final that was not. The action is open again. */
    record Lost() implements Note {}

    /** Another transaction of the account has used the nonce, finally: no candidate of it can land any more. */
    record Displaced(long nonce) implements Note {}

    /** A candidate was included, finally, and had no effect. */
    record Reverted(long nonce, Bytes32 transaction) implements Note {}

    /** The landing was looked at again, deep enough below the chain's end: done. */
    record Settled() implements Note {}
}
