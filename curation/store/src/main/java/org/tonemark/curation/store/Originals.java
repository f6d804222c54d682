package org.tonemark.curation.store;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tonemark.verdict.Outcome;

/**
 * Which submission of a recording was the first. Links between tracks come from runs, which find the same recording, and
 * from uploaders who say so; whoever is linked, directly or through others, forms a family, and the first submitted of it keeps
 * the rank. All others share its case, and their outcome is never above its outcome.
 */
final class Originals {
    /** A family is not followed beyond. */
    private static final int MOST = 1_000;

    private Originals() {}

    private record Member(String cid, long atMillis, boolean namesAnother) {
        /** An uploader can name a track only that is there already, so that of two at one time the named one is first. */
        static final Comparator<Member> FIRST = Comparator.comparingLong(Member::atMillis)
                .thenComparing(Member::namesAnother)
                .thenComparing(Member::cid);
    }

    /** The first submission of what a submitted track is; empty if it is the first itself. */
    static Optional<String> of(Handle handle, String cid) {
        Set<String> family = family(handle, cid);
        if (family.size() == 1) {
            return Optional.empty();
        }
        return family.stream()
                .flatMap(relative -> member(handle, relative).stream())
                .min(Member.FIRST)
                .map(Member::cid)
                .filter(first -> !first.equals(cid));
    }

    private static Set<String> family(Handle handle, String cid) {
        Set<String> family = new LinkedHashSet<>(List.of(cid));
        Deque<String> open = new ArrayDeque<>(family);
        while (!open.isEmpty() && family.size() < MOST) {
            String next = open.remove();
            for (String relative : relatives(handle, next)) {
                if (family.add(relative)) {
                    open.add(relative);
                }
            }
        }
        return family;
    }

    private static List<String> relatives(Handle handle, String cid) {
        return Rows.list(
                handle,
                (rs, context) -> rs.getString(1),
                "SELECT original FROM same_recording WHERE cid = ?"
                        + " UNION SELECT cid FROM same_recording WHERE original = ?"
                        + " UNION SELECT near_duplicate_of FROM submission WHERE cid = ? AND near_duplicate_of IS NOT NULL"
                        + " UNION SELECT cid FROM submission WHERE near_duplicate_of = ?",
                cid,
                cid,
                cid,
                cid);
    }

    private static Optional<Member> member(Handle handle, String cid) {
        return Rows.first(
                handle,
                (rs, context) -> new Member(cid, rs.getLong(1), rs.getString(2) != null),
                "SELECT at_millis, near_duplicate_of FROM submission WHERE cid = ?",
                cid);
    }

    /** The outcome that an epoch took a track up with last, before some epoch. */
    static Optional<Outcome> takenUp(Handle handle, String cid, long before) {
        return Rows.first(
                handle,
                (rs, context) -> Outcome.ofJson(rs.getString(1)),
                "SELECT outcome FROM intake WHERE cid = ? AND epoch < ? ORDER BY epoch DESC",
                cid,
                before);
    }

    /** The outcome a track can have beside its original's. */
    static Outcome lower(Outcome own, Outcome original) {
        return own.compareTo(original) >= 0 ? own : original;
    }
}
