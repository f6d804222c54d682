package org.tonemark.curation.core.port;

import java.util.List;
import java.util.Optional;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.outbox.Action;
import org.tonemark.curation.core.outbox.Candidate;
import org.tonemark.curation.core.outbox.Entry;
import org.tonemark.curation.core.outbox.Note;

/** Keeps what is to be done on a chain and all that was signed for it. Append-only; durable when a call returns. */
public interface Outbox {
    /** Keeps an action; one that is kept already changes nothing. */
    void intend(Action action);

    /** Those of an account that are not settled, in the order they were intended. */
    List<Entry> open(long chainId, Address account);

    Optional<Entry> entry(String key);

    /** Keeps a signed transaction, before anybody sends it. */
    void sign(Action action, Candidate candidate);

    void note(Action action, Note note);

    /** The block from which the chain is searched for attestations of an account, once it is known. */
    Optional<Long> start(long chainId, Address account);

    /** Keeps {@link #start}; the first one holds. */
    void startAt(long chainId, Address account, long block);

    /** A right to work on the outbox that one process has at a time; empty while another has it. Ends with its process. */
    Optional<Lock> lock();

    /** Held until it is closed. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}
