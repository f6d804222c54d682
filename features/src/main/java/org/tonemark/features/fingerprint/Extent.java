package org.tonemark.features.fingerprint;

import java.util.Optional;

/**
 * How far an alignment holds, and what it is worth: along a line every aligned peak speaks for a shared recording and
 * every other against it, by the logarithm of the ratio of their chances; the stretch with the largest sum is the
 * match. For unrelated tracks a sum of x has a chance below e^−x (Wald 1945); the lines tried are counted on top.
 */
final class Extent {
    private static final double LARGEST = 0.8;
    private static final double MOST_REPEATED = 0.3;
    private static final double LEAST_FIRST_SHARE = 0.2;
    private static final double ABOVE_REPEATED = 0.2;
    private static final double MOST_NEEDED = 0.75;
    private static final double LEAST_CHANCE = 0.05;
    private static final double LINES_TRIED = 13 * 17;

    private final Fingerprint query;
    private final Fingerprint known;
    private final Aligner aligner;

    Extent(Fingerprint query, Fingerprint known) {
        this.query = query;
        this.known = known;
        this.aligner = new Aligner(query, known);
    }

    /** The match around a lag, if there is any sign of one. */
    Optional<Match> match(String id, int from, int to, int lag) {
        return aligner.line(from, Math.min(to, query.frameCount()), lag).flatMap(line -> grow(id, line, from, to));
    }

    private Optional<Match> grow(String id, Line first, int from, int to) {
        Line line = aligner.refit(aligner.refit(first, from, to), from, to);
        int start = from;
        int end = Math.min(to, query.frameCount());
        double share = aligner.share(line, start, end);
        if (share < LEAST_FIRST_SHARE) {
            return Optional.empty();
        }
        while (start > 0 || end < query.frameCount()) {
            int more = Math.max(end - start, Votes.STRETCH) / 2;
            start = Math.max(0, start - more);
            end = Math.min(query.frameCount(), end + more);
            Line longer = aligner.refit(line, start, end);
            if (aligner.share(longer, from, to) < 0.9 * share) {
                break;
            }
            line = longer;
        }
        return best(id, line, share);
    }

    private Optional<Match> best(String id, Line line, double share) {
        LagProfile profile = LagProfile.of(query, known, line);
        double chance =
                Math.max(LEAST_CHANCE, Math.max(profile.mean(), Math.min(MOST_REPEATED, LARGEST * profile.largest())));
        double expected = Math.max(Math.min(0.9, Math.max(0.35, share)), Math.min(0.95, chance + 0.1));
        double hit = Math.log(expected / chance);
        double miss = Math.log((1 - expected) / (1 - chance));
        double sum = 0;
        double best = 0;
        int start = 0;
        int bestStart = 0;
        int bestEnd = -1;
        for (int q = 0; q < query.peaks(); q++) {
            double at = line.at(query.frame(q));
            if (at < 0 || at >= known.frameCount()) {
                continue;
            }
            if (sum <= 0) {
                sum = 0;
                start = q;
            }
            sum += aligner.partner(line, q) >= 0 ? hit : miss;
            if (sum > best) {
                best = sum;
                bestStart = start;
                bestEnd = q;
            }
        }
        if (bestEnd < 0) {
            return Optional.empty();
        }
        double tried = LINES_TRIED * (query.frameCount() + known.frameCount() + 1.0);
        double score = (best - Math.log(tried)) / Math.log(10);
        Match match = describe(id, line, bestStart, bestEnd, score);
        // what repeats lies on itself and on its like: there a match has to be clearer than that
        double least = Math.min(MOST_NEEDED, ABOVE_REPEATED + profile.largest());
        return match.share() >= least ? Optional.of(match) : Optional.empty();
    }

    private Match describe(String id, Line line, int first, int last, double score) {
        int aligned = 0;
        for (int q = first; q <= last; q++) {
            aligned += aligner.partner(line, q) >= 0 ? 1 : 0;
        }
        double knownStart = line.at(query.frame(first));
        double knownEnd = line.at(query.frame(last) + 1);
        int there = known.firstAt((int) Math.ceil(knownEnd)) - known.firstAt((int) Math.floor(knownStart));
        double share = Math.min(1, (double) aligned / Math.max(last - first + 1, there));
        return new Match(
                id,
                new TimeRange(seconds(query.frame(first)), seconds(query.frame(last) + 1)),
                new TimeRange(seconds(knownStart), seconds(knownEnd)),
                1 / line.slope(),
                Math.pow(2, -line.shift() / (12.0 * Fingerprint.STEPS_PER_SEMITONE)),
                aligned,
                share,
                score);
    }

    private static double seconds(double frame) {
        return Math.max(0, frame) / Fingerprint.FRAME_RATE;
    }
}
