package org.tonemark.features.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Compares two fingerprints: the stretches that both hold, best first; the same that {@link FingerprintIndex} finds. */
public final class FingerprintMatcher {

    /** Chance of one pair; an index of a million tracks tries a million. */
    private static final double LEAST_SCORE = 12;

    private static final double LEAST_SHARE = 0.25;
    private static final double MOST_CHANGE = 0.04;
    private static final int MOST_PLACES = 4;

    private static int mostPlaces(Fingerprint query) {
        return MOST_PLACES + 2 * query.frameCount() / Votes.STRETCH;
    }

    private FingerprintMatcher() {}

    /** Stretches of {@code query} that {@code known} holds too; empty for unrelated tracks. */
    public static List<Match> compare(Fingerprint query, String id, Fingerprint known) {
        Votes votes = new Votes();
        long[] keys = keys(known);
        Quads.asked(query, (key, frame) -> {
            long low = Integer.toUnsignedLong(key) << 32;
            int at = Arrays.binarySearch(keys, low);
            for (int i = at < 0 ? -at - 1 : at; i < keys.length && keys[i] >>> 32 == key; i++) {
                votes.add(0, frame, (int) keys[i]);
            }
        });
        return verify(query, id, known, votes.tracks().getOrDefault(0, List.of()));
    }

    private static long[] keys(Fingerprint known) {
        int[] count = {0};
        Quads.known(known, (key, frame) -> count[0]++);
        long[] keys = new long[count[0]];
        Quads.known(known, (key, frame) -> keys[--count[0]] = Integer.toUnsignedLong(key) << 32 | frame);
        Arrays.sort(keys);
        return keys;
    }

    /** Matches at these places of one known track; of those that overlap in both tracks the best. */
    static List<Match> verify(Fingerprint query, String id, Fingerprint known, List<Votes.Place> places) {
        List<Match> found = new ArrayList<>();
        Extent extent = new Extent(query, known);
        for (Votes.Place place : places.subList(0, Math.min(places.size(), mostPlaces(query)))) {
            if (found.stream().noneMatch(match -> covers(match, place))) {
                extent.match(id, place.frame(), place.frame() + Votes.STRETCH, place.lag())
                        .filter(FingerprintMatcher::isMatch)
                        .ifPresent(found::add);
            }
        }
        found.sort(BEST_FIRST);
        List<Match> apart = new ArrayList<>();
        for (Match match : found) {
            if (apart.stream().noneMatch(better -> overlap(better, match))) {
                apart.add(match);
            }
        }
        return apart;
    }

    /** Best score first, then by id and place. */
    static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble(Match::score)
            .reversed()
            .thenComparing(Match::id)
            .thenComparingDouble(match -> match.query().startSeconds())
            .thenComparingDouble(match -> match.reference().startSeconds());

    /** A bound of 1e-12 on chance, no farther than speed may be changed. */
    private static boolean isMatch(Match match) {
        return match.score() >= LEAST_SCORE
                && match.share() >= LEAST_SHARE
                && Math.abs(match.timeRatio() - 1) <= MOST_CHANGE
                && Math.abs(match.pitchRatio() - 1) <= MOST_CHANGE;
    }

    private static boolean covers(Match match, Votes.Place place) {
        double middle = (place.frame() + Votes.STRETCH / 2) / Fingerprint.FRAME_RATE;
        double lag = place.lag() / Fingerprint.FRAME_RATE;
        double on = match.reference().startSeconds() + (middle - match.query().startSeconds()) / match.timeRatio();
        return middle >= match.query().startSeconds()
                && middle <= match.query().endSeconds()
                && Math.abs(on - middle - lag) < 1;
    }

    private static boolean overlap(Match a, Match b) {
        return common(a.query(), b.query()) > 0.5 * b.query().seconds()
                && common(a.reference(), b.reference()) > 0.5 * b.reference().seconds();
    }

    private static double common(TimeRange a, TimeRange b) {
        return Math.min(a.endSeconds(), b.endSeconds()) - Math.max(a.startSeconds(), b.startSeconds());
    }
}
