package org.tonemark.curation.console.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token buckets, one a client and kind of request. The longest unused are forgotten first. */
public final class RateLimits {
    private static final int MOST_CLIENTS = 100_000;

    private final Clock clock;
    private final Map<Key, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    private record Key(String client, Limit limit) {}

    private record Bucket(double tokens, long atMillis) {}

    public RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes a request. @return seconds to wait before the next try; 0 when it may pass */
    public synchronized long take(String client, Limit limit) {
        long now = clock.millis();
        Key key = new Key(client, limit);
        Bucket bucket = buckets.getOrDefault(key, new Bucket(limit.burst, now));
        double seconds = Math.max(0, now - bucket.atMillis()) / 1000.0;
        double tokens = Math.min(limit.burst, bucket.tokens() + seconds * limit.perSecond);
        if (tokens < 1) {
            buckets.put(key, new Bucket(tokens, now));
            return (long) Math.ceil((1 - tokens) / limit.perSecond);
        }
        buckets.put(key, new Bucket(tokens - 1, now));
        return 0;
    }
}
