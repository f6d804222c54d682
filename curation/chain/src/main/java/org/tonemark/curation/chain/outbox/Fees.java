package org.tonemark.curation.chain.outbox;

import java.util.Optional;
import org.tonemark.curation.core.outbox.Candidate;

/**
 * Fees of a transaction (EIP-1559), wei a gas.
 *
 * @param max paid at most
 * @param priority of it to the block's builder
 */
record Fees(long max, long priority) {
    /** Twice the base fee: enough for six full blocks in a row. Empty when even the present base fee is over the cap. */
    static Optional<Fees> first(ChainView view, SendPolicy policy) {
        long wanted = 2 * view.latest().baseFee() + view.priorityFee();
        long least = view.latest().baseFee() + 1;
        return least > policy.maxFee() ? Optional.empty() : Optional.of(fit(wanted, view.priorityFee(), policy));
    }

    /** At least an eighth more than the one before, as nodes demand of a replacement; empty when that is over the cap. */
    static Optional<Fees> replacing(Candidate before, ChainView view, SendPolicy policy) {
        long leastMax = eighthMore(before.maxFee());
        if (leastMax > policy.maxFee()) {
            return Optional.empty();
        }
        long wanted = Math.max(leastMax, 2 * view.latest().baseFee() + view.priorityFee());
        long priority = Math.max(eighthMore(before.priorityFee()), view.priorityFee());
        return Optional.of(fit(wanted, priority, policy));
    }

    private static Fees fit(long max, long priority, SendPolicy policy) {
        long capped = Math.min(max, policy.maxFee());
        return new Fees(capped, Math.min(priority, capped));
    }

    private static long eighthMore(long fee) {
        return fee + fee / 8 + 1;
    }
}
