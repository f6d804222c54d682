package org.tonemark.curation.console.http;

import org.jspecify.annotations.Nullable;
import org.tonemark.curation.console.view.Role;
import org.tonemark.curation.console.view.Visitor;

/** Who may use a route. */
public enum Access {
    ANYBODY(null),
    SIGNED_IN(Role.UPLOADER),
    CURATOR(Role.CURATOR),
    OPERATOR(Role.OPERATOR);

    private final @Nullable Role needed;

    Access(@Nullable Role needed) {
        this.needed = needed;
    }

    public boolean admits(Visitor visitor) {
        return needed == null || visitor.is(needed);
    }
}
