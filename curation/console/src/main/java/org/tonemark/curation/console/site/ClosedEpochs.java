package org.tonemark.curation.console.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.tonemark.curation.console.http.Problem;
import org.tonemark.curation.console.http.ProblemException;
import org.tonemark.curation.store.CurationStore;
import org.tonemark.curation.store.EpochSummary;
import org.tonemark.curation.store.export.ExportArchive;

/** Closed epochs, which do not change: their numbers, and their exports as archives that are made once. */
public final class ClosedEpochs {
    /** An epoch's record is in memory while its archive is made: some 2 KB a ballot. */
    static final long MOST_BALLOTS = 100_000;

    private static final int INTERVALS = 8;

    private final CurationStore store;
    private final Path folder;
    private final Map<Long, EpochSummary> known = new ConcurrentHashMap<>();
    private final ReentrantLock making = new ReentrantLock();

    /** @param data archives go into its folder {@code exports} */
    public ClosedEpochs(CurationStore store, Path data) {
        this.store = store;
        this.folder = data.resolve("exports");
    }

    public Optional<EpochSummary> of(long number) {
        EpochSummary before = known.get(number);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<EpochSummary> found = store.publicRecord().epoch(number);
        found.ifPresent(summary -> known.put(number, summary));
        return found;
    }

    /** When the open epoch closes if operators go on as they did: the last close and the middle interval of the last eight. */
    public OptionalLong expectedClose() {
        long open = store.epochs().current();
        List<Long> closes = LongStream.range(Math.max(0, open - INTERVALS - 1), open)
                .mapToObj(this::of)
                .flatMap(Optional::stream)
                .map(EpochSummary::closedAtMillis)
                .toList();
        if (closes.size() < 2) {
            return OptionalLong.empty();
        }
        long[] intervals = LongStream.range(1, closes.size())
                .map(i -> closes.get((int) i) - closes.get((int) i - 1))
                .sorted()
                .toArray();
        return OptionalLong.of(closes.get(closes.size() - 1) + intervals[intervals.length / 2]);
    }

    /** Whether {@link #archive} gives one. */
    public boolean hasArchive(EpochSummary epoch) {
        return epoch.ballots() <= MOST_BALLOTS || Files.isRegularFile(file(epoch));
    }

    /**
     * The epoch's export, made on the first call.
     *
     * @throws ProblemException while another one is made, or when the epoch is too large to be made here
     */
    public Path archive(EpochSummary epoch) {
        Path file = file(epoch);
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (epoch.ballots() > MOST_BALLOTS) {
            throw new ProblemException(Problem.notFound("the export of epoch " + epoch.number()
                    + " is too large to be made here: ask the operator for it (tonemark export)"));
        }
        if (!making.tryLock()) {
            throw new ProblemException(new Problem(
                    503,
                    "EXPORT_BUSY",
                    "an export is being made just now: try again in some seconds",
                    Map.of("Retry-After", "10")));
        }
        try {
            if (!Files.isRegularFile(file)) {
                ExportArchive.write(
                        store.epochs().input(epoch.number()), store.epochs().result(epoch.number()), file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            making.unlock();
        }
    }

    /** The root in the name tells epochs of another database apart. */
    private Path file(EpochSummary epoch) {
        String root = epoch.root().replaceFirst("^0x", "");
        return folder.resolve("epoch-" + epoch.number() + "-" + root.substring(0, 16) + ".zip");
    }
}
