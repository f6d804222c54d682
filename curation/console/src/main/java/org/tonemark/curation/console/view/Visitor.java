package org.tonemark.curation.console.view;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Address;

/**
 * Who looks at a page.
 *
 * @param address {@code null} before sign-in
 * @param alias the curator's public name, {@code null} without one
 */
public record Visitor(@Nullable Address address, @Nullable String alias, Set<Role> roles) {
    public static final Visitor ANONYMOUS = new Visitor(null, null, Set.of());

    public Visitor {
        roles = Set.copyOf(roles);
    }

    public boolean signedIn() {
        return address != null;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
