package org.tonemark.curation.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tonemark.curation.core.Address;
import org.tonemark.curation.core.Family;
import org.tonemark.curation.core.PairCount;
import org.tonemark.curation.core.Reputation;

/** Reputations and pair counts as an epoch's closing left them. Pairs are kept only where an epoch changed them. */
final class RecordRows {
    private RecordRows() {}

    static List<Reputation> reputations(Handle handle, long epoch) {
        return Rows.list(
                handle,
                (rs, context) -> new Reputation(
                        new Address(rs.getString(1)),
                        Family.valueOf(rs.getString(2)),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6)),
                "SELECT curator, family, hits, misses, contested_hits, contested_misses FROM reputation WHERE epoch = ?",
                epoch);
    }

    /** One curator's, as the last closing left them. */
    static List<Reputation> reputations(Handle handle, Address curator) {
        return Rows.list(
                handle,
                (rs, context) -> new Reputation(
                        curator,
                        Family.valueOf(rs.getString(1)),
                        rs.getLong(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5)),
                "SELECT family, hits, misses, contested_hits, contested_misses FROM reputation"
                        + " WHERE epoch = (SELECT MAX(number) FROM epoch) AND curator = ?",
                curator.hex());
    }

    static void insertReputations(Handle handle, long epoch, List<Reputation> reputations) {
        Rows.insert(
                handle,
                "INSERT INTO reputation (epoch, curator, family, hits, misses, contested_hits, contested_misses)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                reputations,
                r -> new Object[] {
                    epoch,
                    r.curator().hex(),
                    r.family().name(),
                    r.hits(),
                    r.misses(),
                    r.contestedHits(),
                    r.contestedMisses()
                });
    }

    /** A pair that an epoch dropped has a last row of zeros, which stands for none. */
    static List<PairCount> pairs(Handle handle, long epoch) {
        return Rows.list(
                handle,
                (rs, context) -> new PairCount(
                        new Address(rs.getString(1)),
                        new Address(rs.getString(2)),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getLong(6)),
                "SELECT p.first, p.second, p.joint, p.agreed, p.expected, p.variance FROM pair_count p"
                        + " WHERE p.joint > 0 AND p.epoch = (SELECT MAX(t.epoch) FROM pair_count t"
                        + " WHERE t.first = p.first AND t.second = p.second AND t.epoch <= ?)",
                epoch);
    }

    static void insertPairs(Handle handle, long epoch, List<PairCount> before, List<PairCount> after) {
        Set<PairCount> known = new HashSet<>(before);
        Map<List<Address>, PairCount> changed = new HashMap<>();
        for (PairCount pair : before) {
            changed.put(key(pair), new PairCount(pair.first(), pair.second(), 0, 0, 0, 0));
        }
        for (PairCount pair : after) {
            changed.remove(key(pair));
            if (!known.contains(pair)) {
                changed.put(key(pair), pair);
            }
        }
        Rows.insert(
                handle,
                "INSERT INTO pair_count (epoch, first, second, joint, agreed, expected, variance)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                changed.values(),
                p -> new Object[] {
                    epoch, p.first().hex(), p.second().hex(), p.joint(), p.agreed(), p.expected(), p.variance()
                });
    }

    private static List<Address> key(PairCount pair) {
        return List.of(pair.first(), pair.second());
    }
}
