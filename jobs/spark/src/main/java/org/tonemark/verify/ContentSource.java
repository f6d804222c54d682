package org.tonemark.verify;

import java.io.Serializable;
import org.tonemark.features.decode.AudioSource;

/** Where the bytes of a CID come from. */
public interface ContentSource extends Serializable {
    /** Bytes of a CID, or why they cannot be had. */
    Fetched fetch(String cid);

    /** What became of a fetch. */
    sealed interface Fetched {
        /** Bytes that are those of the CID. */
        record Found(AudioSource bytes) implements Fetched {}

        /** @param detail one line for the operator */
        record Missing(String detail) implements Fetched {}
    }

    /** No node is configured: every CID is missing. */
    static ContentSource none() {
        return cid -> new Fetched.Missing("no IPFS node is configured");
    }
}
