package org.tonemark.cli.chain.faults;

import java.util.Set;
import java.util.SplittableRandom;

/** A fault that waits for its moment, and goes on for a while after it. */
final class Armed {
    private static final Set<Fault> ON_SEND = Set.of(
            Fault.KILL_AFTER_SEND,
            Fault.KILL_BEFORE_SEND,
            Fault.DUPLICATE_SEND,
            Fault.FORGOTTEN,
            Fault.NONCE_TAKEN,
            Fault.REPLACED,
            Fault.REORG,
            Fault.FALSE_FINALITY,
            Fault.FALSE_FINALITY_NONCE_TAKEN);

    final Fault fault;
    final SplittableRandom random;
    final boolean onSend;
    /** Calls, or blocks, until it strikes. */
    int countdown;
    /** Blocks until what it began ends; below zero before it strikes. */
    int lasting = -1;

    /** How often another program's transaction was put before ours. */
    int tries;

    boolean struck;
    String raw = "";
    long block;

    Armed(Fault fault, SplittableRandom random) {
        this.fault = fault;
        this.random = random;
        boolean either = fault == Fault.TIMEOUT_AFTER || fault == Fault.TIMEOUT_BEFORE || fault == Fault.CUT_ANSWER;
        this.onSend = ON_SEND.contains(fault) || either && random.nextBoolean();
        this.countdown = onSend ? 0 : random.nextInt(25);
    }

    /** Whether it strikes at this call. */
    boolean strikes(String method) {
        if (struck || onSend && !method.equals("eth_sendRawTransaction")) {
            return false;
        }
        return countdown-- <= 0;
    }

    boolean over() {
        return struck && lasting <= 0;
    }
}
