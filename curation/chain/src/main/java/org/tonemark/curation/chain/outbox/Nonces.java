package org.tonemark.curation.chain.outbox;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.tonemark.curation.core.outbox.Candidate;
import org.tonemark.curation.core.outbox.Entry;

/** Nonces in use by open actions, and the next free one. */
final class Nonces {
    private static final long MOST_FILLED = 16;

    /** By nonce, the block since which one that is not on the chain waits. */
    private final TreeMap<Long, Long> waiting = new TreeMap<>();

    private long next;

    Nonces(ChainView view, List<Entry> open) {
        next = view.nonce();
        for (Entry entry : open) {
            entry.nonce().ifPresent(nonce -> {
                next = Math.max(next, nonce + 1);
                if (nonce >= view.nonce()) {
                    waiting.put(nonce, since(entry.live()));
                }
            });
        }
    }

    private static long since(List<Candidate> live) {
        return live.stream().mapToLong(Candidate::block).max().orElse(0);
    }

    long next() {
        return next++;
    }

    /** Nonces that nothing of ours has, below the lowest that has waited long enough; none in the usual case. */
    List<Long> gap(ChainView view, SendPolicy policy) {
        if (waiting.isEmpty() || waiting.firstKey() <= view.nonce()) {
            return List.of();
        }
        if (view.latest().number() - waiting.firstEntry().getValue() < policy.gapAfter()) {
            return List.of();
        }
        long lowest = waiting.firstKey();
        return LongStream.range(view.nonce(), Math.min(lowest, view.nonce() + MOST_FILLED))
                .boxed()
                .toList();
    }
}
