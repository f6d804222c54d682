package org.tonemark.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tonemark.ipfs.UnixFsHasher;
import org.tonemark.verify.CidIndex;
import org.tonemark.verify.TrackInput;

/**
 * Which inputs have the same bytes, told before anything is measured: CIDs as they were given, files that have not
 * changed since an earlier run, and files of which another has the same size, since only those can be equal. Other files
 * are read once, where they are measured. A few bytes of memory an input.
 */
final class BatchPlan {
    private static final int CHUNK = 1024;

    private final List<TrackInput> tracks;
    private final int[] firstOf;
    private final int[] nextCopy;
    private final CidIndex cids = new CidIndex();
    private final @Nullable String[] names;
    private boolean unnamed;

    private BatchPlan(List<TrackInput> tracks, boolean readAll) {
        this.tracks = tracks;
        this.firstOf = IntStream.range(0, tracks.size()).toArray();
        this.nextCopy = new int[tracks.size()];
        Arrays.fill(nextCopy, -1);
        this.names = new String[readAll ? tracks.size() : 0];
    }

    /**
     * Plans a batch.
     *
     * @param readAll read also files that have a size of their own, for a plan that nobody carries out
     */
    static BatchPlan of(List<TrackInput> tracks, KnownFiles known, Clock clock, boolean readAll) {
        BatchPlan plan = new BatchPlan(tracks, readAll);
        long[] sizes = plan.sizes();
        long[] sorted = sizes.clone();
        Arrays.sort(sorted);
        int[] newest = new int[tracks.size()];
        for (int from = 0; from < tracks.size(); from += CHUNK) {
            Named[] named = new Named[Math.min(CHUNK, tracks.size() - from)];
            for (int i = 0; i < named.length; i++) {
                named[i] = plan.remember(from + i, known);
            }
            int start = from;
            IntStream.range(0, named.length).parallel().forEach(i -> {
                if (named[i].cid == null && (readAll || shared(sorted, sizes[start + i]))) {
                    named[i] = named[i].read(tracks.get(start + i), clock);
                }
            });
            for (int i = 0; i < named.length; i++) {
                plan.place(from + i, named[i], known, newest);
            }
        }
        return plan;
    }

    /** Position of the first input with the same bytes: its own if it is the first, or if its bytes are not known. */
    int firstOf(int input) {
        return firstOf[input];
    }

    boolean isFirst(int input) {
        return firstOf[input] == input;
    }

    /** The next input with the same bytes, or −1. */
    int nextCopy(int input) {
        return nextCopy[input];
    }

    /** The CIDs known so far, each with its first input. */
    CidIndex cids() {
        return cids;
    }

    /** The CID of an input of a plan that read all; {@code null} if it could not be had. */
    @Nullable
    String cid(int input) {
        return names[input];
    }

    /** True if some inputs get their CIDs only where they are measured. */
    boolean hasUnnamed() {
        return unnamed;
    }

    /** Sizes of files, −1 for anything else. */
    private long[] sizes() {
        return IntStream.range(0, tracks.size())
                .parallel()
                .mapToLong(i -> tracks.get(i) instanceof TrackInput.LocalFile file
                        ? FileStamp.of(file.path()).map(FileStamp::size).orElse(-1L)
                        : -1)
                .toArray();
    }

    private static boolean shared(long[] sorted, long size) {
        int at = Arrays.binarySearch(sorted, size);
        return size >= 0 && (at > 0 && sorted[at - 1] == size || at + 1 < sorted.length && sorted[at + 1] == size);
    }

    private Named remember(int i, KnownFiles known) {
        if (tracks.get(i) instanceof TrackInput.Content content) {
            return new Named(content.cid(), null);
        }
        if (tracks.get(i) instanceof TrackInput.LocalFile file) {
            String cid = FileStamp.of(file.path()).flatMap(known::cid).orElse(null);
            return new Named(cid, null);
        }
        return new Named(null, null);
    }

    private void place(int i, Named named, KnownFiles known, int[] newest) {
        newest[i] = i;
        if (names.length > 0) {
            names[i] = named.cid;
        }
        if (named.cid == null) {
            unnamed |= tracks.get(i) instanceof TrackInput.LocalFile;
            return;
        }
        if (named.read != null) {
            known.learn(named.read, named.cid);
        }
        int first = cids.putIfAbsent(named.cid, i);
        if (first != CidIndex.ABSENT) {
            firstOf[i] = first;
            nextCopy[newest[first]] = i;
            newest[first] = i;
        }
    }

    /**
     * A CID, if it is known.
     *
     * @param read stamp of the file that was read for it and may be remembered
     */
    private record Named(@Nullable String cid, @Nullable FileStamp read) {
        Named read(TrackInput input, Clock clock) {
            if (!(input instanceof TrackInput.LocalFile file)) {
                return this;
            }
            Optional<FileStamp> before = FileStamp.of(file.path());
            if (before.isEmpty()) {
                return this;
            }
            boolean settled = before.get().settledAt(clock.instant());
            try (InputStream in = Files.newInputStream(Path.of(file.path()))) {
                String name = UnixFsHasher.hash(in).toString();
                boolean same = settled
                        && FileStamp.of(file.path())
                                .filter(after -> after.same(before.get()))
                                .isPresent();
                return new Named(name, same ? before.get() : null);
            } catch (IOException e) {
                return this; // reported where the file is verified
            }
        }
    }
}
