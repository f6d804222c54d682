package org.tonemark.curation.chain.rpc;

import java.io.IOException;

/** A node gave no usable answer: unreachable, too slow, an error, nonsense. What was asked may or may not have happened. */
public final class NodeException extends IOException {
    private static final long serialVersionUID = 1L;

    NodeException(String message, Throwable cause) {
        super(message, cause);
    }

    NodeException(String message) {
        super(message);
    }
}
