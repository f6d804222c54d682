package org.tonemark.nets;

/** A model that cannot be used: a file is missing, changed, or not of this version. One line, naming the file. */
public final class ModelException extends RuntimeException {
    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
