package org.tonemark.cli.input;

import java.util.List;
import org.tonemark.cli.Version;
import org.tonemark.ipfs.ContentStores;
import org.tonemark.ipfs.Denylist;
import org.tonemark.verdict.OutcomePolicy;
import org.tonemark.verify.IpfsContent;
import org.tonemark.verify.TrackAnalyzer;
import org.tonemark.verify.TrackVerifier;

/**
 * What is needed to look into CIDs.
 *
 * @param stores where their bytes come from
 * @param denylist what is not looked into
 */
public record Sources(ContentStores stores, Denylist denylist) {
    /** The same with more CAR files. */
    Sources withCars(List<String> cars) {
        return cars.isEmpty() ? this : new Sources(stores.withCars(cars), denylist);
    }

    /** The same with another list of what is not looked into beside its own. */
    public Sources and(Denylist other) {
        return new Sources(stores, denylist.and(other));
    }

    /** What verifies tracks from here. */
    public TrackVerifier verifier(TrackAnalyzer.Factory analyzer, OutcomePolicy policy) {
        return new TrackVerifier(analyzer, new IpfsContent(stores), denylist, policy, Version.TONEMARK);
    }

    /** No node, no denylist. */
    public static Sources none() {
        return new Sources(ContentStores.none(), Denylist.none());
    }
}
