package org.tonemark.features.fingerprint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts which known track, at which lag, a stretch of the query shares keys with. Stretches are {@value #STRETCH}
 * frames of the query, lags are counted in buckets of {@value #LAGS} frames that overlap by half.
 */
final class Votes {
    /** Frames of the query that vote together. */
    static final int STRETCH = 430;

    /** Frames of lag that vote together. */
    static final int LAGS = 32;

    private static final int MOST_TRACKS = 24;
    private static final int LEAST_VOTES = 2;
    private static final Comparator<Place> BEST_FIRST = Comparator.comparingInt(Place::votes)
            .reversed()
            .thenComparingInt(Place::frame)
            .thenComparingInt(Place::lag);
    private static final int LAG_BITS = 24;
    private static final int STRETCH_BITS = 16;

    private long[] places = new long[1 << 12];
    private int[] counts = new int[1 << 12];
    private int used;

    /**
     * A place where keys agree.
     *
     * @param track number of the known track
     * @param frame first frame of the stretch of the query
     * @param lag frame of the known track less frame of the query, middle of its bucket
     * @param votes keys that agree
     */
    record Place(int track, int frame, int lag, int votes) {}

    /** A key stands at this frame of the query and at that frame of the known track. */
    void add(int track, int queryFrame, int frame) {
        int half = Math.floorDiv(frame - queryFrame, LAGS / 2);
        long stretch = (long) track << STRETCH_BITS | queryFrame / STRETCH & (1 << STRETCH_BITS) - 1;
        vote(stretch << LAG_BITS | half + (1 << LAG_BITS - 1));
        vote(stretch << LAG_BITS | half - 1 + (1 << LAG_BITS - 1));
    }

    private void vote(long place) {
        int mask = places.length - 1;
        int at = (int) (place * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (counts[at] > 0 && places[at] != place) {
            at = at + 1 & mask;
        }
        if (counts[at]++ == 0) {
            places[at] = place;
            if (2 * ++used > places.length) {
                grow();
            }
        }
    }

    private void grow() {
        long[] oldPlaces = places;
        int[] oldCounts = counts;
        places = new long[2 * oldPlaces.length];
        counts = new int[2 * oldCounts.length];
        int mask = places.length - 1;
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldCounts[i] > 0) {
                int at = (int) (oldPlaces[i] * 0x9E3779B97F4A7C15L >>> 40) & mask;
                while (counts[at] > 0) {
                    at = at + 1 & mask;
                }
                places[at] = oldPlaces[i];
                counts[at] = oldCounts[i];
            }
        }
    }

    /**
     * The places to look at, the best first, by track: of the {@value #MOST_TRACKS} tracks or so with the best place,
     * those with at least two votes. Which ones does not depend on the numbers of the tracks.
     */
    Map<Integer, List<Place>> tracks() {
        Map<Integer, List<Place>> byTrack = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            if (counts[i] >= LEAST_VOTES) {
                Place place = place(places[i], counts[i]);
                byTrack.computeIfAbsent(place.track(), t -> new ArrayList<>()).add(place);
            }
        }
        byTrack.values().forEach(list -> list.sort(BEST_FIRST));
        int floor = floor(byTrack);
        byTrack.values().removeIf(list -> list.get(0).votes() < floor);
        return byTrack;
    }

    /** The votes that a track's best place needs. */
    private static int floor(Map<Integer, List<Place>> byTrack) {
        TreeMap<Integer, Integer> histogram = new TreeMap<>(Comparator.reverseOrder());
        byTrack.values().forEach(list -> histogram.merge(list.get(0).votes(), 1, Integer::sum));
        int tracks = 0;
        int floor = Integer.MAX_VALUE;
        for (Map.Entry<Integer, Integer> e : histogram.entrySet()) {
            tracks += e.getValue();
            if (tracks > MOST_TRACKS && tracks - e.getValue() > 0) {
                return floor;
            }
            floor = e.getKey();
        }
        return floor;
    }

    private static Place place(long place, int votes) {
        int lag = (int) (place & (1 << LAG_BITS) - 1) - (1 << LAG_BITS - 1);
        int stretch = (int) (place >> LAG_BITS) & (1 << STRETCH_BITS) - 1;
        int track = (int) (place >>> LAG_BITS + STRETCH_BITS);
        return new Place(track, stretch * STRETCH, (lag + 1) * (LAGS / 2), votes);
    }
}
