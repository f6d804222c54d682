package org.tonemark.curation.core;

import java.io.Serializable;

/**
 * Public randomness that appears after the submissions of an epoch close.
 *
 * @param value 32 bytes, hex in lower case without prefix
 * @param source where it can be checked: {@code ethereum:BLOCK}, {@code drand:ROUND}, {@code hash-chain:N}
 */
public record Beacon(long epoch, String value, String source) implements Serializable {
    public Beacon {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a beacon is 64 lower-case hex digits: " + value);
        }
    }
}
