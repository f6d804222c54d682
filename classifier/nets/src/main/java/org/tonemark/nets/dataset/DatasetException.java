package org.tonemark.nets.dataset;

/** A manifest or its audio cannot be used: one line that names the file, the line and what to change. */
public final class DatasetException extends RuntimeException {
    public DatasetException(String message) {
        super(message);
    }
}
