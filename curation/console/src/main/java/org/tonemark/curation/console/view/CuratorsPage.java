package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Curator;
import org.tonemark.curation.core.Reputation;

/**
 * {@code /curators}: the public record of every curator.
 *
 * @param next cursor of the next page, {@code null} on the last
 */
public record CuratorsPage(List<Row> curators, @Nullable String next) implements Page {
    /**
     * @param alias {@code null} without one
     * @param ballots of closed epochs
     * @param reputations one a family with a record, sorted
     */
    public record Row(Curator curator, @Nullable String alias, long ballots, List<Reputation> reputations) {}
}
