package org.tonemark.cli.chain.faults;

/** What is done to the program, to its calls and to the chain. */
enum Fault {
    /** Killed (SIGKILL) at a call that the node does not get. */
    KILL_BEFORE_CALL,
    /** Killed when the node has done what was asked, before the answer. */
    KILL_AFTER_CALL,
    /** Killed when the node has a transaction, before the answer. */
    KILL_AFTER_SEND,
    /** Killed when it had signed and kept a transaction, before the node has it. */
    KILL_BEFORE_SEND,
    /** Killed at any time: signing, writing, publishing. */
    KILL_ANY_TIME,
    /** A call that does not reach the node, and no answer in time. */
    TIMEOUT_BEFORE,
    /** A call that the node does, and no answer in time. */
    TIMEOUT_AFTER,
    /** The connection is cut before the answer. */
    CUT_ANSWER,
    /** An answer that is no JSON, an error page. */
    GARBAGE,
    /** A transaction reaches the node three times. */
    DUPLICATE_SEND,
    /** The node forgets a transaction that it took. */
    FORGOTTEN,
    /** Another transaction of the same account takes the nonce first. */
    NONCE_TAKEN,
    /** Another transaction of the same account, better paid, replaces ours. */
    REPLACED,
    /** An earlier nonce, of another program, is taken back by a reorganisation and never comes again. */
    NONCE_GAP,
    /** Fees rise 5 … 40 times for some blocks. */
    FEE_SPIKE,
    /** A reorganisation of 1 … 3 blocks after inclusion: less than what is final. */
    REORG,
    /** The node calls its latest block final for a while, then a reorganisation takes up to 8 blocks back. */
    FALSE_FINALITY,
    /** The same, and meanwhile another transaction takes the nonce. */
    FALSE_FINALITY_NONCE_TAKEN,
    /** The node denies receipts and transactions for a while. */
    DENIED_RECEIPTS
}
