package org.tonemark.curation.console.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nonces given out and not used yet, each bound to the browser that asked. The oldest go first when there are too many. */
public final class Nonces {
    private static final long LIFE_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int MOST = 50_000;

    private final Clock clock;
    private final Map<String, Given> given = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Given> eldest) {
            return size() > MOST;
        }
    };

    /** @param browser a secret cookie of who asked */
    private record Given(String browser, long atMillis) {}

    public Nonces(Clock clock) {
        this.clock = clock;
    }

    /** A nonce for one browser. */
    public synchronized String give(String browser) {
        String nonce = Tokens.fresh();
        given.put(nonce, new Given(browser, clock.millis()));
        return nonce;
    }

    /** Uses a nonce up. @return whether it was ours, unused, in time, and of this browser */
    public synchronized boolean spend(String nonce, String browser) {
        Given found = given.remove(nonce);
        return found != null
                && clock.millis() - found.atMillis() < LIFE_MILLIS
                && Tokens.same(found.browser(), browser);
    }

    public static String browser() {
        return Tokens.fresh();
    }
}
