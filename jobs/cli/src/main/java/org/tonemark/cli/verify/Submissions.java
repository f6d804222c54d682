package org.tonemark.cli.verify;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tonemark.known.Ledger;

/**
 * When the tracks of a batch were submitted: as the manifest says, the earliest of equal inputs; else as the log has it;
 * else when the run began.
 */
final class Submissions {
    private final Map<Integer, Instant> given;
    private final BatchPlan plan;
    private final Ledger ledger;
    private final Instant began;

    /** @param given times of inputs that have one, by their position */
    Submissions(Map<Integer, Instant> given, BatchPlan plan, Ledger ledger, Instant began) {
        this.given = given;
        this.plan = plan;
        this.ledger = ledger;
        this.began = began;
    }

    /** @param input the first of those with its bytes */
    Instant of(int input, String cid) {
        Instant earliest = given.get(input);
        for (int copy = plan.nextCopy(input); copy >= 0; copy = plan.nextCopy(copy)) {
            earliest = earlier(earliest, given.get(copy));
        }
        return earliest != null ? earliest : ledger.submitted(cid).orElse(began);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}
