package org.tonemark.ipfs;

import java.io.IOException;

/** Why the bytes of a CID cannot be had; the message is one line for the operator. */
public final class ContentException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** No node has the bytes, or none brought them in time. */
        NOT_RETRIEVABLE,
        /** Every source gave bytes that are not those of the CID. */
        MISMATCH,
        /** The bytes are those of the CID and are no well-formed UnixFS tree. */
        MALFORMED,
        /** The CID names a folder. */
        FOLDER,
        /** The file says that it is larger than the cap. */
        TOO_LARGE
    }

    private final Kind kind;

    public ContentException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static ContentException malformed(String message) {
        return new ContentException(Kind.MALFORMED, message);
    }

    public Kind kind() {
        return kind;
    }
}
