package org.tonemark.verify;

import java.io.Serializable;
import java.util.Optional;
import org.tonemark.features.decode.AudioSource;
import org.tonemark.ipfs.Cid;
import org.tonemark.verdict.Reason;

/** Where the bytes of a CID come from. */
@FunctionalInterface
public interface ContentSource extends Serializable {
    /** Starts on a track; nothing is fetched before its bytes are asked for. */
    Content open(Cid cid);

    /** One track on its way. Serves one analysis. */
    interface Content {
        /** Its bytes: each is checked before it is given out, and reading fails at the first that is wrong or missing. */
        AudioSource bytes();

        /**
         * Reads what the analysis left unread, so that no verdict stands on a part of a file, and says what went wrong
         * with the bytes; empty if all of them are those of the CID.
         */
        Optional<Failure> finish();

        /** Bytes of the file that were checked so far. */
        long count();
    }

    /**
     * @param reason {@code NOT_RETRIEVABLE}: the next run tries again; anything else is an outcome
     * @param detail one line for the operator
     */
    record Failure(Reason reason, String detail) {}
}
