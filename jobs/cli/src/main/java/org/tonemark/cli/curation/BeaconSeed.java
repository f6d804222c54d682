package org.tonemark.cli.curation;

import java.io.IOException;
import java.nio.file.Path;
import org.tonemark.curation.core.panel.HashChain;
import org.tonemark.curation.store.key.KeyFile;

/** The embedded beacon's seed, a random file made on first use. */
final class BeaconSeed {
    /** A day an epoch, this lasts a hundred years. */
    private static final long LENGTH = 36_525;

    private BeaconSeed() {}

    static HashChain in(Path folder) throws IOException {
        return new HashChain(KeyFile.readOrCreate(folder.resolve("beacon.seed")).secretText(), LENGTH);
    }
}
