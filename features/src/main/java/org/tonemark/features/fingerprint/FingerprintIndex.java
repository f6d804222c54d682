package org.tonemark.features.fingerprint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of fingerprints that tells which known tracks hold a stretch of a query. It is made of immutable segments,
 * mapped into memory: many threads and processes read while one writes, and a reader keeps the state it opened. Adding
 * writes a new segment; eight of a size are merged into one. A look-up touches the keys of the query, not the tracks.
 */
public final class FingerprintIndex {
    private static final int MERGED_TOGETHER = 8;
    private static final int TRIES = 20;
    private static final String LOCK = "lock";

    private final Path folder;
    private final List<Segment> segments;

    private FingerprintIndex(Path folder, List<Segment> segments) {
        this.folder = folder;
        this.segments = List.copyOf(segments);
    }

    /**
     * Opens an index, or an empty one where the folder is not there or holds none.
     *
     * @throws IOException with one line if a file is damaged, cut short, missing or of another version
     */
    public static FingerprintIndex open(Path folder) throws IOException {
        return open(folder, List.of());
    }

    /**
     * The index as it is now. Only segments that came since this one was opened are read and checked.
     *
     * @throws IOException as {@link #open}
     */
    public FingerprintIndex current() throws IOException {
        return open(folder, segments);
    }

    private static FingerprintIndex open(Path folder, List<Segment> checked) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return new FingerprintIndex(folder, segments(folder, checked));
            } catch (NoSuchFileException e) {
                // merged by a writer since the list was read; the new list names another
                if (tries == TRIES) {
                    throw new IOException(e.getFile() + ": a listed fingerprint segment is missing", e);
                }
            }
        }
    }

    private static List<Segment> segments(Path folder, List<Segment> open) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (SegmentList.Entry entry : SegmentList.read(folder)) {
            Path file = folder.resolve(entry.name());
            Optional<Segment> same = open.stream()
                    .filter(s -> s.file().equals(file) && s.crc() == entry.crc())
                    .findFirst();
            Segment segment = same.isPresent() ? same.get() : Segment.open(file);
            if (segment.crc() != entry.crc()) {
                throw new IOException(file + ": not the fingerprint segment that the index lists");
            }
            segments.add(segment);
        }
        return segments;
    }

    /** Number of tracks. */
    public int size() {
        return segments.stream().mapToInt(Segment::tracks).sum();
    }

    /** Whether a track is there; its fingerprint is not read. */
    public boolean contains(String id) {
        return contains(id.getBytes(StandardCharsets.UTF_8));
    }

    private boolean contains(byte[] id) {
        return segments.stream().anyMatch(segment -> segment.track(id) >= 0);
    }

    /** The fingerprint of a track, if it is there. */
    public Optional<Fingerprint> get(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        for (Segment segment : segments) {
            int track = segment.track(bytes);
            if (track >= 0) {
                return Optional.of(Fingerprint.of(segment.printBytes(track)));
            }
        }
        return Optional.empty();
    }

    /**
     * Adds tracks and gives the index with them and with what others added meanwhile; this one stays as it is. A track
     * that is there already keeps its first fingerprint.
     *
     * @throws IOException with one line if another process is writing, or a file cannot be written
     */
    public FingerprintIndex add(Map<String, Fingerprint> tracks) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel);
            FingerprintIndex now = new FingerprintIndex(folder, segments(folder, segments));
            List<Added> fresh = now.fresh(tracks);
            if (fresh.isEmpty()) {
                return now;
            }
            List<Segment> all = new ArrayList<>(now.segments);
            all.add(now.write(new AddedTracks(fresh), all));
            return now.merge(all);
        }
    }

    /** Held until the channel is closed. */
    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process writes
        }
        throw new IOException(folder + ": fingerprints are being added to this index by another writer; try again");
    }

    private List<Added> fresh(Map<String, Fingerprint> tracks) {
        return tracks.entrySet().stream()
                .map(e -> new Added(e.getKey().getBytes(StandardCharsets.UTF_8), e.getValue()))
                .filter(added -> !contains(added.id))
                .sorted((a, b) -> Arrays.compareUnsigned(a.id, b.id))
                .toList();
    }

    private Segment write(SegmentWriter.Tracks tracks, List<Segment> before) throws IOException {
        Path temporary = Files.createTempFile(folder, "segment", ".new");
        try {
            SegmentWriter.write(temporary, tracks);
            Path file = folder.resolve("segment-" + next() + ".tfp");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            return Segment.open(file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A number above those of all segment files there are, listed or left over. */
    private int next() throws IOException {
        int last = 0;
        try (var files = Files.newDirectoryStream(folder, "segment-*.tfp")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                last = Math.max(last, Integer.parseInt(name.substring(8, name.length() - 4)));
            }
        }
        return last + 1;
    }

    private FingerprintIndex merge(List<Segment> all) throws IOException {
        List<Segment> left = new ArrayList<>(all);
        List<Segment> gone = new ArrayList<>();
        for (List<Segment> alike = alike(left); !alike.isEmpty(); alike = alike(left)) {
            Segment merged = write(MergedTracks.of(alike), left);
            left.removeAll(alike);
            gone.addAll(alike);
            left.add(merged);
        }
        SegmentList.write(
                folder,
                left.stream()
                        .map(s -> new SegmentList.Entry(s.file().getFileName().toString(), s.crc()))
                        .toList());
        for (Segment segment : gone) {
            Files.deleteIfExists(segment.file());
        }
        return new FingerprintIndex(folder, left);
    }

    /** Segments to merge: eight of about as many tracks that fit into one. */
    private static List<Segment> alike(List<Segment> segments) {
        Map<Integer, List<Segment>> bySize = new LinkedHashMap<>();
        for (Segment segment : segments) {
            List<Segment> alike = bySize.computeIfAbsent(sizeClass(segment), size -> new ArrayList<>());
            alike.add(segment);
            if (alike.size() == MERGED_TOGETHER
                    && alike.stream().mapToLong(Segment::postings).sum() <= Segment.MOST_POSTINGS) {
                return alike;
            }
        }
        return List.of();
    }

    private static int sizeClass(Segment segment) {
        return (63 - Long.numberOfLeadingZeros(segment.tracks() + 1L)) / 3;
    }

    /**
     * Stretches of the query that known tracks hold, best first; the query's own track too, if it is in the index. The
     * same whatever the segments are.
     */
    public List<Match> find(Fingerprint query) {
        Votes votes = new Votes();
        Quads.asked(query, (key, frame) -> {
            int base = 0;
            for (Segment segment : segments) {
                int first = base;
                segment.find(key, (track, at) -> votes.add(first + track, frame, at));
                base += segment.tracks();
            }
        });
        List<Match> found = new ArrayList<>();
        votes.tracks().forEach((track, places) -> found.addAll(verify(query, track, places)));
        found.sort(FingerprintMatcher.BEST_FIRST);
        return found;
    }

    private List<Match> verify(Fingerprint query, int number, List<Votes.Place> places) {
        int track = number;
        for (Segment segment : segments) {
            if (track < segment.tracks()) {
                Fingerprint known = Fingerprint.of(segment.printBytes(track));
                return FingerprintMatcher.verify(query, segment.id(track), known, places);
            }
            track -= segment.tracks();
        }
        throw new IllegalStateException("no track " + number);
    }

    private record Added(byte[] id, Fingerprint print) {}

    private record AddedTracks(List<Added> tracks) implements SegmentWriter.Tracks {
        @Override
        public int size() {
            return tracks.size();
        }

        @Override
        public byte[] id(int track) {
            return tracks.get(track).id();
        }

        @Override
        public byte[] print(int track) {
            return tracks.get(track).print().toBytes();
        }
    }

    /** Tracks of several segments in the order of their ids. */
    private record MergedTracks(List<Place> places) implements SegmentWriter.Tracks {
        private record Place(Segment segment, int track) {}

        static MergedTracks of(List<Segment> segments) {
            List<Place> places = new ArrayList<>();
            for (Segment segment : segments) {
                for (int t = 0; t < segment.tracks(); t++) {
                    places.add(new Place(segment, t));
                }
            }
            places.sort(Comparator.comparing(p -> p.segment.idBytes(p.track), Arrays::compareUnsigned));
            return new MergedTracks(places);
        }

        @Override
        public int size() {
            return places.size();
        }

        @Override
        public byte[] id(int track) {
            return places.get(track).segment().idBytes(places.get(track).track());
        }

        @Override
        public byte[] print(int track) {
            return places.get(track).segment().printBytes(places.get(track).track());
        }
    }
}
