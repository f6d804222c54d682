package org.tonemark.ipfs;

/** A string is no CID that Tonemark can check; the message says why, without repeating the string. */
public final class InvalidCidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidCidException(String message) {
        super(message);
    }
}
