package org.tonemark.curation.console.auth;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.Role;
import org.tonemark.curation.console.view.Visitor;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.CuratorRecord;

/** What an address may do: operators by configuration, curators by the store, whoever signed in may upload. */
public final class Roles {
    /** A change of standing holds after this at the latest. */
    private static final long FRESH_MILLIS = 5_000;

    private final CurationStore store;
    private final Set<Address> operators;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Long.MIN_VALUE);

    private record Known(Map<Address, CuratorRecord> curators, long atMillis) {}

    public Roles(CurationStore store, Set<Address> operators, Clock clock) {
        this.store = store;
        this.operators = Set.copyOf(operators);
        this.clock = clock;
    }

    public Visitor visitor(@Nullable Session session) {
        if (session == null) {
            return Visitor.ANONYMOUS;
        }
        Address address = session.address();
        CuratorRecord curator = curators().get(address);
        EnumSet<Role> roles = EnumSet.of(Role.UPLOADER);
        if (curator != null && curator.curator().standing() != Curator.Standing.SUSPENDED) {
            roles.add(Role.CURATOR);
        }
        if (operators.contains(address)) {
            roles.add(Role.OPERATOR);
        }
        return new Visitor(address, curator == null ? null : curator.alias(), roles);
    }

    /** Asks the store again, so that a curator admitted a moment ago is one. */
    public void refresh() {
        known = new Known(store.publicRecord().curators(), clock.millis());
    }

    /** All, as of a few seconds ago at most; in the order of their addresses. */
    public Map<Address, CuratorRecord> curators() {
        Known now = known;
        if (now.atMillis() == Long.MIN_VALUE || clock.millis() - now.atMillis() >= FRESH_MILLIS) {
            refresh();
            now = known;
        }
        return now.curators();
    }
}
