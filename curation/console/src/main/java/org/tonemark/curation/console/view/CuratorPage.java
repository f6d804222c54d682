package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Ballot;

/**
 * {@code /curators/ADDRESS}: one curator's public record.
 *
 * @param ballots of closed epochs, the newest first
 * @param next cursor of the next page, {@code null} on the last
 */
public record CuratorPage(
        CuratorsPage.Row row,
        List<Ballot> ballots,
        @Nullable String next) implements Page {}
