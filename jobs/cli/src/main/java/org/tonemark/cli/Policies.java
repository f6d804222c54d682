package org.tonemark.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verdict.PolicyJson;

/** Outcome policies that command lines name. */
public final class Policies {
    private Policies() {}

    /**
     * Reads a policy file, or gives the built-in one.
     *
     * @throws UserException if the file is no policy
     * @throws IOException if it cannot be read
     */
    public static OutcomePolicy read(Host host, @Nullable String file) throws IOException {
        if (file == null) {
            return OutcomePolicy.DEFAULT;
        }
        try {
            return PolicyJson.read(host.resolve(file));
        } catch (IllegalArgumentException e) {
            throw UserException.usage(String.valueOf(e.getMessage()));
        }
    }
}
