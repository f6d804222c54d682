package org.tonemark.curation.chain.outbox;

/**
 * How patient and how generous.
 *
 * @param confirmations blocks that must stand on top of a block before the node's word that it is final counts
 * @param recheck blocks that must stand on top of a landing when it is looked at for the last time
 * @param maxFee wei a gas that are paid at most
 * @param bumpAfter blocks that a transaction waits before it is replaced by a better paid one
 * @param gapAfter blocks that a transaction waits for an earlier nonce before that is filled
 */
public record SendPolicy(long confirmations, long recheck, long maxFee, long bumpAfter, long gapAfter) {
    private static final long GWEI = 1_000_000_000L;

    /** For public chains. */
    public static final SendPolicy DEFAULT = new SendPolicy(2, 64, 50 * GWEI, 6, 30);

    public SendPolicy {
        if (confirmations < 0 || recheck < confirmations || maxFee < 1 || bumpAfter < 1 || gapAfter < 1) {
            throw new IllegalArgumentException("a policy needs blocks from 0 and a fee from 1 wei a gas");
        }
    }

    public SendPolicy withMaxFee(long wei) {
        return new SendPolicy(confirmations, recheck, wei, bumpAfter, gapAfter);
    }
}
