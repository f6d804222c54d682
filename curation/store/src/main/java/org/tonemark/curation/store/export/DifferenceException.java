package org.tonemark.curation.store.export;

/** Ends the reading of an export at a difference that leaves nothing to go on with. */
final class DifferenceException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Difference difference;

    DifferenceException(Difference difference) {
        super(difference.toString());
        this.difference = difference;
    }

    Difference difference() {
        return difference;
    }
}
