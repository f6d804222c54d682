package org.tonemark.curation.chain.outbox;

import org.tonemark.curation.core.outbox.Action;

/**
 * How far an action is.
 *
 * @param sentence for the operator
 */
public record Progress(Action action, State state, String sentence) {
    /** From the outside. */
    public enum State {
        /** Something has yet to happen on the chain. */
        WAITING,
        /** It will not happen before the operator changes something. */
        STUCK,
        /** Its effect is final by the node's word. */
        LANDED,
        /** And was looked at again. */
        SETTLED
    }

    public boolean done() {
        return state == State.LANDED || state == State.SETTLED;
    }
}
