package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Claim;

/**
 * {@code /review}: what a curator may judge, my seats first. It never says how others voted, nor which cases are tests.
 *
 * @param genres to choose from
 * @param reasons codes to choose from
 * @param next cursor of the next page, {@code null} on the last
 */
public record QueuePage(
        Filter filter,
        Counts counts,
        List<String> genres,
        List<String> reasons,
        List<Item> items,
        @Nullable String next)
        implements Page {

    /** Empty texts filter nothing. @param state {@code seats}, {@code open}, {@code answered} or empty */
    public record Filter(String state, String genre, String reason) {}

    /** Cases in each state, which exclude each other. @param open neither my seat nor answered */
    public record Counts(long seats, long open, long answered) {}

    /**
     * @param claims what is asked
     * @param reasons of the machine's verdict
     * @param seats called so far
     * @param seated whether one of them is mine
     * @param answered whether my ballot of this epoch is in
     * @param again whether an appeal or an audit asks a second time
     */
    public record Item(
            String cid,
            int round,
            List<Claim> claims,
            List<String> reasons,
            @Nullable String genre,
            double durationSeconds,
            int seats,
            boolean seated,
            boolean answered,
            boolean again) {}
}
