package org.tonemark.known;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tonemark.features.fingerprint.Fingerprint;
import org.tonemark.features.fingerprint.FingerprintIndex;
import org.tonemark.known.Lookup.Found;
import org.tonemark.known.Lookup.Group;
import org.tonemark.verify.KeptFingerprint;
import org.tonemark.verify.VerifyRunner.Work;

/**
 * Looks fingerprints up in an index, wherever it runs. The index is opened once in a process and mapped into memory, so
 * that no process holds the known fingerprints on its heap.
 *
 * @param index where it lies
 */
record Lookup(SharedIndex index) implements Work<Group, ArrayList<Found>> {
    /** Fingerprints that travel together. */
    record Group(ArrayList<Query> queries) implements Serializable {}

    record Query(String cid, KeptFingerprint fingerprint) implements Serializable {}

    /** @param stretches shared with others, never with the track itself */
    record Found(String cid, ArrayList<Stretch> stretches) implements Serializable {}

    @Override
    public ArrayList<Found> apply(Group group) {
        try {
            FingerprintIndex known = index.open();
            ArrayList<Found> found = new ArrayList<>();
            for (Query query : group.queries) {
                found.add(new Found(query.cid, stretches(known, query)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayList<Stretch> stretches(FingerprintIndex known, Query query) throws IOException {
        Optional<Fingerprint> fingerprint = query.fingerprint.read();
        if (fingerprint.isEmpty()) {
            return new ArrayList<>();
        }
        List<Stretch> stretches = known.find(fingerprint.get()).stream()
                .filter(match -> !match.id().equals(query.cid))
                .map(Stretch::of)
                .distinct()
                .toList();
        return new ArrayList<>(stretches);
    }

    /** A look-up that ended its process before may do it again; a batch without it would not be checked. */
    @Override
    public ArrayList<Found> lost(Group group, String why) {
        return apply(group);
    }
}
