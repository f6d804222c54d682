package org.tonemark.features.fingerprint;

import java.util.Arrays;
import java.util.Optional;

/** Lays the peaks of a query on those of a known track, near a lag, within 4 % of change in time and pitch. */
final class Aligner {
    /** Frames that an aligned peak may be off. */
    static final double TIME_SLACK = 1.6;

    /** Steps of pitch that an aligned peak may be off. */
    static final double PITCH_SLACK = 1.6;

    private static final int SHIFTS = 6;
    private static final int SLOPES = 8;
    private static final double SLOPE_STEP = 0.005;
    private static final int REACH = Votes.LAGS / 2;

    private final Fingerprint query;
    private final Fingerprint known;
    private int[] middle = new int[256];
    private int[] lag = new int[256];
    private int[] rise = new int[256];
    private int pairs;

    Aligner(Fingerprint query, Fingerprint known) {
        this.query = query;
        this.known = known;
    }

    /** The line that most peaks of query frames {@code from … to} lie on, near a lag. */
    Optional<Line> line(int from, int to, int nearLag) {
        int centre = (from + to) / 2;
        gather(from, to, centre, nearLag);
        int spread = REACH + 2 + (int) Math.ceil(SLOPES * SLOPE_STEP * (to - from) / 2);
        int[] histogram = new int[2 * spread + 3];
        int best = 2;
        Line found = null;
        for (int shift = -SHIFTS; shift <= SHIFTS; shift++) {
            if (2 * within(shift) <= best) {
                continue;
            }
            for (int s = -SLOPES; s <= SLOPES; s++) {
                Arrays.fill(histogram, 0);
                for (int i = 0; i < pairs; i++) {
                    if (Math.abs(rise[i] - shift) <= 1) {
                        long e = Math.round(lag[i] - s * SLOPE_STEP * middle[i]);
                        if (Math.abs(e) <= spread) {
                            histogram[(int) e + spread + 1]++;
                        }
                    }
                }
                for (int e = 1; e < histogram.length - 1; e++) {
                    int n = histogram[e - 1] + 2 * histogram[e] + histogram[e + 1];
                    if (n > best) {
                        best = n;
                        double slope = 1 + s * SLOPE_STEP;
                        found = new Line(slope, nearLag + e - spread - 1 + centre - slope * centre, shift);
                    }
                }
            }
        }
        return Optional.ofNullable(found);
    }

    private int within(int shift) {
        int n = 0;
        for (int i = 0; i < pairs; i++) {
            n += Math.abs(rise[i] - shift) <= 1 ? 1 : 0;
        }
        return n;
    }

    private void gather(int from, int to, int centre, int nearLag) {
        pairs = 0;
        int reach = REACH + (int) Math.ceil(SLOPES * SLOPE_STEP * (to - from) / 2);
        for (int q = query.firstAt(from); q < query.peaks() && query.frame(q) < to; q++) {
            int at = query.frame(q) + nearLag;
            for (int k = known.firstAt(at - reach); k < known.peaks() && known.frame(k) <= at + reach; k++) {
                int up = known.pitch(k) - query.pitch(q);
                if (Math.abs(up) <= SHIFTS + 1) {
                    add(query.frame(q) - centre, known.frame(k) - at, up);
                }
            }
        }
    }

    private void add(int fromCentre, int off, int up) {
        if (pairs == middle.length) {
            middle = Arrays.copyOf(middle, 2 * pairs);
            lag = Arrays.copyOf(lag, 2 * pairs);
            rise = Arrays.copyOf(rise, 2 * pairs);
        }
        middle[pairs] = fromCentre;
        lag[pairs] = off;
        rise[pairs++] = up;
    }

    /** The peak of the known track that a peak of the query falls on, −1 for none. */
    int partner(Line line, int q) {
        double at = line.at(query.frame(q));
        double pitch = query.pitch(q) + line.shift();
        int best = -1;
        double least = 1;
        int last = (int) Math.floor(at + TIME_SLACK);
        for (int k = known.firstAt((int) Math.ceil(at - TIME_SLACK));
                k < known.peaks() && known.frame(k) <= last;
                k++) {
            double up = Math.abs(known.pitch(k) - pitch) / PITCH_SLACK;
            double off = Math.abs(known.frame(k) - at) / TIME_SLACK;
            if (up <= 1 && (best < 0 || up + off < least)) {
                best = k;
                least = up + off;
            }
        }
        return best;
    }

    /** The line of least squares through the peaks of query frames {@code from … to} that lie on {@code line}. */
    Line refit(Line line, int from, int to) {
        double n = 0;
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double sp = 0;
        double centre = (from + to) / 2.0;
        for (int q = query.firstAt(from); q < query.peaks() && query.frame(q) < to; q++) {
            int k = partner(line, q);
            if (k >= 0) {
                double x = query.frame(q) - centre;
                double y = known.frame(k) - query.frame(q);
                n++;
                sx += x;
                sy += y;
                sxx += x * x;
                sxy += x * y;
                sp += known.pitch(k) - query.pitch(q);
            }
        }
        double spread = n * sxx - sx * sx;
        if (n < 4 || spread <= 0) {
            return line;
        }
        double slope = 1 + (n * sxy - sx * sy) / spread;
        slope = Math.max(0.95, Math.min(1.05, slope));
        double mean = sy / n + centre + sx / n;
        return new Line(slope, mean - slope * (centre + sx / n), sp / n);
    }

    /** Share of the peaks of query frames {@code from … to} that fall on a peak of the known track. */
    double share(Line line, int from, int to) {
        int all = 0;
        int aligned = 0;
        for (int q = query.firstAt(from); q < query.peaks() && query.frame(q) < to; q++) {
            all++;
            aligned += partner(line, q) >= 0 ? 1 : 0;
        }
        return all == 0 ? 0 : (double) aligned / all;
    }
}
