package org.tonemark.curation.core.port;

import org.tonemark.curation.core.Beacon;

/** Public randomness that nobody could know when the epoch was open. */
@FunctionalInterface
public interface BeaconSource {
    /** The beacon of a closed epoch. */
    Beacon of(long epoch);
}
