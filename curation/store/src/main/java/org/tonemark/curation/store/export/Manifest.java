package org.tonemark.curation.store.export;

import java.util.List;
import org.tonemark.curation.core.Beacon;
import org.tonemark.curation.core.GoldRecord;
import org.tonemark.curation.core.Rule;

/**
 * {@code manifest.json} of an export: what is no list, and the hashes of the lists.
 *
 * @param format {@link #FORMAT}
 * @param previousRoot root of the epoch before; 64 zeros for the first
 * @param goldOrigin as the epoch began
 * @param files in the order they are written and compared
 */
public record Manifest(
        String format,
        long epoch,
        Rule rule,
        String previousRoot,
        Beacon beacon,
        GoldRecord goldOrigin,
        Outcome result,
        List<Entry> files) {

    public static final String FORMAT = "tonemark-epoch-1";
    public static final String FILE = "manifest.json";
    /** Lines that one hash of {@link Entry#blocks()} covers. */
    public static final int BLOCK_LINES = 1024;

    /** @param goldOrigin as the epoch ended */
    public record Outcome(GoldRecord goldOrigin, boolean originOpen, String root) {}

    /**
     * One file.
     *
     * @param sha256 of its bytes, hex
     * @param blocks SHA-256 of every {@link #BLOCK_LINES} lines, line ends included, hex
     */
    public record Entry(String name, long lines, String sha256, List<String> blocks) {}
}
