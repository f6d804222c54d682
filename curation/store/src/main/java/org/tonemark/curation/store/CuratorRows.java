package org.tonemark.curation.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Curator.Admission;
import org.tonemark.curation.core.Curator.Standing;

/** Curators as an epoch's closing sees them: as the one before left them, with the facts of the epoch itself. */
final class CuratorRows {
    private CuratorRows() {}

    static List<Curator> at(Handle handle, long epoch) {
        Map<Address, Curator> curators = leftByAsMap(handle, epoch - 1);
        applyFacts(handle, epoch, curators);
        return List.copyOf(curators.values());
    }

    /** As of this moment; while an epoch is being closed, that includes what already counts for the next. */
    static List<Curator> now(Handle handle, Epochs now) {
        Map<Address, Curator> curators = leftByAsMap(handle, now.number() - 1);
        applyFacts(handle, now.number(), curators);
        if (now.sealed()) {
            applyFacts(handle, now.forFacts(), curators);
        }
        return List.copyOf(curators.values());
    }

    private static Map<Address, Curator> leftByAsMap(Handle handle, long epoch) {
        Map<Address, Curator> curators = new TreeMap<>();
        leftBy(handle, epoch).forEach(curator -> curators.put(curator.address(), curator));
        return curators;
    }

    private static void applyFacts(Handle handle, long epoch, Map<Address, Curator> curators) {
        joinedIn(handle, epoch).forEach(curator -> curators.put(curator.address(), curator));
        stakeChanges(handle, epoch)
                .forEach((address, change) ->
                        curators.computeIfPresent(address, (a, c) -> withStake(c, Math.addExact(c.stake(), change))));
        standings(handle, epoch)
                .forEach((address, standing) -> curators.computeIfPresent(address, (a, c) -> c.with(standing)));
    }

    static List<Curator> leftBy(Handle handle, long epoch) {
        return Rows.list(
                handle,
                (rs, context) -> new Curator(
                        new Address(rs.getString(1)),
                        Admission.valueOf(rs.getString(2)),
                        rs.getLong(3),
                        rs.getLong(4),
                        Standing.valueOf(rs.getString(5))),
                "SELECT curator, admission, stake, admitted_epoch, standing FROM curator_state WHERE epoch = ?"
                        + " ORDER BY curator",
                epoch);
    }

    static void insertState(Handle handle, long epoch, List<Curator> curators) {
        Rows.insert(
                handle,
                "INSERT INTO curator_state (epoch, curator, admission, stake, admitted_epoch, standing)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                curators,
                c -> new Object[] {
                    epoch,
                    c.address().hex(),
                    c.admission().name(),
                    c.stake(),
                    c.admittedEpoch(),
                    c.standing().name()
                });
    }

    private static List<Curator> joinedIn(Handle handle, long epoch) {
        return Rows.list(
                handle,
                (rs, context) -> new Curator(
                        new Address(rs.getString(1)),
                        Admission.valueOf(rs.getString(2)),
                        0,
                        epoch,
                        Standing.valueOf(rs.getString(3))),
                "SELECT address, admission, standing FROM curator WHERE epoch = ?",
                epoch);
    }

    private static Map<Address, Long> stakeChanges(Handle handle, long epoch) {
        Map<Address, Long> changes = new HashMap<>();
        Rows.list(
                handle,
                (rs, context) -> changes.merge(new Address(rs.getString(1)), rs.getLong(2), Math::addExact),
                "SELECT curator, amount FROM stake WHERE epoch = ?",
                epoch);
        return changes;
    }

    private static Map<Address, Standing> standings(Handle handle, long epoch) {
        Map<Address, Standing> latest = new HashMap<>();
        Rows.list(
                handle,
                (rs, context) -> latest.put(new Address(rs.getString(1)), Standing.valueOf(rs.getString(2))),
                "SELECT curator, standing FROM standing WHERE epoch = ? ORDER BY seq",
                epoch);
        return latest;
    }

    /** The stake is kept within its range: a withdrawal may meet a slash, a deposit the limit. */
    private static Curator withStake(Curator c, long stake) {
        long kept = Math.max(0, Math.min(Curator.MAX_STAKE, stake));
        return new Curator(c.address(), c.admission(), kept, c.admittedEpoch(), c.standing());
    }
}
