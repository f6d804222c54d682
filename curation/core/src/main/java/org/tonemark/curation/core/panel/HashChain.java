package org.tonemark.curation.core.panel;

import java.util.HexFormat;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.hash.Sha256;
import org.tonemark.curation.core.port.BeaconSource;

/**
 * The embedded beacon: a chain of hashes whose end is published before the first epoch and shown backwards, one link an
 * epoch (Lamport 1981). Whoever knows the seed knows every beacon, so it keeps uploaders and curators from grinding,
 * not the operator; where the operator is not trusted, use a finalised block or drand.
 */
public final class HashChain implements BeaconSource {
    private final byte[] seed;
    private final long length;

    /** @param length epochs it lasts */
    public HashChain(String seed, long length) {
        this.seed = Sha256.of(seed);
        this.length = length;
    }

    /** What to publish before the first epoch, hex. */
    public String commitment() {
        return link(length);
    }

    /** @throws IllegalArgumentException beyond the chain's length */
    @Override
    public Beacon of(long epoch) {
        if (epoch < 0 || epoch >= length) {
            throw new IllegalArgumentException("the hash chain holds beacons 0 … " + (length - 1) + ", not " + epoch);
        }
        return new Beacon(epoch, link(length - 1 - epoch), "hash-chain:" + epoch);
    }

    /** Whether a beacon hashes to the one before it, or to the commitment for epoch 0. */
    public static boolean follows(Beacon beacon, String before) {
        byte[] hash = Sha256.of(HexFormat.of().parseHex(beacon.value()));
        return HexFormat.of().formatHex(hash).equals(before);
    }

    private String link(long steps) {
        byte[] value = seed;
        for (long i = 0; i < steps; i++) {
            value = Sha256.of(value);
        }
        return HexFormat.of().formatHex(value);
    }
}
