package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.curation.core.Decision;

/**
 * {@code /epochs/N}: one closed epoch.
 *
 * @param beacon value and source of its randomness
 * @param ballots counted
 * @param export address of the archive to replay, {@code null} where the server offers none
 * @param decisions of this page, those that are final first
 * @param next cursor of the next page of decisions, {@code null} on the last
 */
public record EpochPage(
        EpochsPage.Row epoch,
        String beacon,
        String beaconSource,
        String previousRoot,
        long ballots,
        long waiting,
        @Nullable String export,
        List<Decision> decisions,
        @Nullable String next)
        implements Page {}
