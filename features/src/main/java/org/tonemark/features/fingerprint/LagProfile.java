package org.tonemark.features.fingerprint;

/**
 * How well a query lies on a known track at lags beside the right one: what chance, a common key and a common beat
 * give. Music that repeats has a largest share near that of the match itself.
 *
 * @param mean share of the query's peaks that are aligned, mean of the lags from 0.3 to 4 s on both sides
 * @param largest at the best of these lags
 */
record LagProfile(double mean, double largest) {
    private static final int NEAREST = 13;
    private static final int FARTHEST = 172;

    /** Along {@code line}, over all of the query that lies on the known track. */
    static LagProfile of(Fingerprint query, Fingerprint known, Line line) {
        int[] counts = new int[2 * FARTHEST + 3];
        int peaks = 0;
        for (int q = 0; q < query.peaks(); q++) {
            double at = line.at(query.frame(q));
            if (at < 0 || at >= known.frameCount()) {
                continue;
            }
            peaks++;
            double pitch = query.pitch(q) + line.shift();
            int middle = (int) Math.round(at);
            int last = middle + FARTHEST + 1;
            for (int k = known.firstAt(middle - FARTHEST - 1); k < known.peaks() && known.frame(k) <= last; k++) {
                if (Math.abs(known.pitch(k) - pitch) <= Aligner.PITCH_SLACK) {
                    counts[known.frame(k) - middle + FARTHEST + 1]++;
                }
            }
        }
        return of(counts, Math.max(1, peaks));
    }

    private static LagProfile of(int[] counts, int peaks) {
        long sum = 0;
        int largest = 0;
        for (int lag = NEAREST; lag <= FARTHEST; lag++) {
            for (int at : new int[] {FARTHEST + 1 - lag, FARTHEST + 1 + lag}) {
                int n = counts[at - 1] + counts[at] + counts[at + 1];
                sum += n;
                largest = Math.max(largest, n);
            }
        }
        double lags = 2.0 * (FARTHEST - NEAREST + 1);
        return new LagProfile(Math.min(0.9, sum / lags / peaks), Math.min(1, (double) largest / peaks));
    }
}
