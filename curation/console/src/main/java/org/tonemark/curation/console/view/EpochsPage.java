package org.tonemark.curation.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /epochs}: closed epochs, the newest first.
 *
 * @param next cursor of the next page, {@code null} on the last
 */
public record EpochsPage(List<Row> epochs, @Nullable String next) implements Page {
    /**
     * @param root Merkle root over the epoch's input and result, hex
     * @param closedAtMillis milliseconds since 1970 UTC
     */
    public record Row(long number, long closedAtMillis, String root, long promoted, long rejected, long abstained) {}
}
