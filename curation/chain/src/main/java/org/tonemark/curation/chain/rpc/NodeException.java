package org.tonemark.curation.chain.rpc;

import java.io.IOException;

/** A node gave no usable answer: unreachable, too slow, an error, nonsense. What was asked may or may not have happened. */
public final class NodeException extends IOException {
    private static final long serialVersionUID = 1L;
    private final boolean answered;

    private NodeException(String message, Throwable cause, boolean answered) {
        super(message, cause);
        this.answered = answered;
    }

    NodeException(String message, Throwable cause) {
        this(message, cause, false);
    }

    NodeException(String message) {
        super(message);
        this.answered = false;
    }

    /** One whose node answered, with an error or nonsense. */
    static NodeException answer(String message, Throwable cause) {
        return new NodeException(message, cause, true);
    }

    public static NodeException missingBlock(String node) {
        return new NodeException(node + " names a block that it does not have");
    }

    public static NodeException wrongChain(String node, long expected, long found) {
        return new NodeException(node + " is a node of chain " + found + ", not of chain " + expected);
    }

    public static NodeException noEvent(String node, String transaction) {
        return new NodeException(node + " shows no attestation in transaction " + transaction);
    }

    /** Whether the node answered at all. */
    public boolean answered() {
        return answered;
    }
}
