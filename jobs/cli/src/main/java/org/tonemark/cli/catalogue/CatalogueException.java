package org.tonemark.cli.catalogue;

/** A file is no catalogue that can be used; the message is one line for the operator. */
final class CatalogueException extends Exception {
    private static final long serialVersionUID = 1L;

    CatalogueException(String message) {
        super(message);
    }
}
