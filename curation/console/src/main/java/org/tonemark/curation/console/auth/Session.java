package org.tonemark.curation.console.auth;

import org.tonemark.curation.core.Address;

/**
 * Somebody who has signed in.
 *
 * @param id secret, in the cookie
 * @param csrf secret, in forms
 */
public record Session(String id, Address address, String csrf, long beganMillis) {
    /** Whether a form or a call carries the session's own token. */
    public boolean carries(String token) {
        return Tokens.same(csrf, token);
    }
}
