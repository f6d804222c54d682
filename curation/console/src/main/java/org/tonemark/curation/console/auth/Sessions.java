package org.tonemark.curation.console.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;

/** Sessions in memory: a restart signs everybody out. An id is made at sign-in and never taken from a request. */
public final class Sessions {
    public static final Duration LIFE = Duration.ofHours(12);
    private static final int MOST = 100_000;

    private final Clock clock;
    private final Map<String, Session> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > MOST;
        }
    };

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    public synchronized Session begin(Address address) {
        Session session = new Session(Tokens.fresh(), address, Tokens.fresh(), clock.millis());
        sessions.put(session.id(), session);
        return session;
    }

    public synchronized Optional<Session> find(@Nullable String id) {
        Session found = id == null ? null : sessions.get(id);
        if (found != null && clock.millis() - found.beganMillis() >= LIFE.toMillis()) {
            sessions.remove(found.id());
            return Optional.empty();
        }
        return Optional.ofNullable(found);
    }

    public synchronized void end(String id) {
        sessions.remove(id);
    }

    public synchronized int size() {
        return sessions.size();
    }
}
