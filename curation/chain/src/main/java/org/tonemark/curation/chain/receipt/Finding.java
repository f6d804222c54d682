package org.tonemark.curation.chain.receipt;

/**
 * What one step of a check found, in plain words. Programs go by the step and the result.
 *
 * @param sentence for people; it may quote the receipt, so make it safe before a terminal shows it
 */
public record Finding(Step step, Result result, String sentence) {
    /** In the order they are taken. */
    public enum Step {
        /** The file is a receipt. */
        FORM,
        /** It is for the chain and the contract that the checker trusts. */
        PLACE,
        /** An attestor that the checker trusts signed it. */
        SIGNATURE,
        /** Its plain fields say what was signed. */
        DECISION,
        /** It stands under the root of its batch. */
        PROOF,
        /** The node is of the checker's chain. */
        NODE,
        /** The decision has not been taken back on chain. */
        STANDING,
        /** A trusted attestor attested the batch in the contract, and it is not revoked. */
        ATTESTATION,
        /** The transaction put it into a block that is final. */
        INCLUSION
    }

    /** Of a step. */
    public enum Result {
        PROVEN,
        FALSE,
        /** Neither: it cannot be known yet. */
        OPEN
    }

    static Finding proven(Step step, String sentence) {
        return new Finding(step, Result.PROVEN, sentence);
    }

    static Finding wrong(Step step, String sentence) {
        return new Finding(step, Result.FALSE, sentence);
    }

    static Finding open(Step step, String sentence) {
        return new Finding(step, Result.OPEN, sentence);
    }
}
