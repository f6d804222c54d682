package org.tonemark.curation.console.http;

import java.util.HashMap;
import java.util.Map;

/** How many files come in at once, in all and of one client: uploads must not take all threads. */
final class Slots {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Slots(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** To be given back if it is {@code true}. */
    synchronized boolean take(String client) {
        int mine = taken.getOrDefault(client, 0);
        if (all >= most || mine >= mostOfOne) {
            return false;
        }
        taken.put(client, mine + 1);
        all++;
        return true;
    }

    synchronized void giveBack(String client) {
        taken.computeIfPresent(client, (c, count) -> count > 1 ? count - 1 : null);
        all--;
    }
}
