package org.tonemark.cli.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.tonemark.cli.drift.Drift.Finding;
import org.tonemark.cli.drift.Drift.State;
import org.tonemark.nets.model.Card;
import org.tonemark.verdict.Verdict;

/**
 * Compares the scores and bandwidths of a batch with those of calibration, in memory that does not grow with the batch.
 *
 * <p>A batch is some unknown mixture of human-made and AI-generated tracks, so no distribution is expected of it. But
 * whatever the mixture of tracks like those of calibration, no larger share of it can lie below a bound than the larger
 * of the shares of human and of AI tracks that lie there; likewise above. Each family of evidence is tested at its 1, 5
 * and 10 % of its ends (the further out of both classes) by Fisher's exact test, one-sided, against the human and
 * against the AI tracks; both must be exceeded. Bonferroni's correction holds the rate of false alarms over all tests at
 * {@link Drift#FALSE_ALARM_RATE}. Scores of long tracks are means of many windows and lie closer to the middle, which
 * makes the test careful, never louder.
 */
public final class DriftMeter {
    private static final double[] TAILS = {0.01, 0.05, 0.10};
    private static final int LOW_RATE_HZ = 32_000;

    private final List<Bound> bounds = new ArrayList<>();
    private final Map<String, Integer> mix = new TreeMap<>();
    private int compared;

    DriftMeter(List<CalibrationScores> calibration) {
        for (CalibrationScores scores : calibration) {
            for (double tail : TAILS) {
                bounds.add(Bound.low(scores, tail));
                bounds.add(Bound.high(scores, tail));
            }
        }
    }

    /** For the model of a card. */
    public static DriftMeter of(Card card) {
        return new DriftMeter(CalibrationScores.of(card));
    }

    /** For a model without a card: nothing can be said. */
    public static DriftMeter none() {
        return new DriftMeter(List.of());
    }

    /** Takes a track; those without a score, or with short windows only, are not compared. */
    public void add(Verdict verdict) {
        Verdict.Audio audio = verdict.audio();
        Verdict.Origin origin = verdict.origin();
        if (audio == null || origin == null) {
            return;
        }
        String rate = audio.sampleRateHz() < LOW_RATE_HZ ? "below 32 kHz" : "32 kHz and more";
        mix.merge(audio.codec() + ", " + rate, 1, Integer::sum);
        boolean comparable = origin.segments().stream()
                .anyMatch(s -> s.endSeconds() - s.startSeconds() >= CalibrationScores.MINIMUM_SECONDS);
        if (comparable) {
            compared++;
            origin.evidence().forEach(e -> bounds.forEach(bound -> bound.add(e.family(), e.score())));
            Verdict.Quality quality = verdict.quality();
            if (quality != null) {
                bounds.forEach(bound -> bound.add(CalibrationScores.BANDWIDTH, quality.bandwidthHz()));
            }
        }
    }

    /** What can be said of all tracks so far. */
    public Drift result() {
        if (bounds.isEmpty() || compared < Drift.FEWEST_TRACKS) {
            State state = bounds.isEmpty() ? State.NO_REFERENCE : State.TOO_FEW_TRACKS;
            return new Drift(state, compared, List.of(), Map.copyOf(mix));
        }
        double level = Drift.FALSE_ALARM_RATE / bounds.size();
        Map<String, Finding> strongest = new TreeMap<>();
        for (Bound bound : bounds) {
            Finding finding = bound.finding(compared);
            if (finding.pValue() <= level) {
                strongest.merge(finding.family() + finding.side(), finding, (a, b) -> b.pValue() < a.pValue() ? b : a);
            }
        }
        List<Finding> findings = List.copyOf(strongest.values());
        State state = findings.isEmpty() ? State.WITHIN : State.LEFT;
        return new Drift(state, compared, findings, new TreeMap<>(mix));
    }

    /** Counts beyond one bound of one family; mirrored for the upper end. */
    private static final class Bound {
        private final CalibrationScores scores;
        private final int sign;
        private final double bound;
        private int beyond;

        private Bound(CalibrationScores scores, int sign, double bound) {
            this.scores = scores;
            this.sign = sign;
            this.bound = bound;
        }

        static Bound low(CalibrationScores scores, double tail) {
            double human = scores.human()[(int) (tail * scores.human().length)];
            double ai = scores.ai()[(int) (tail * scores.ai().length)];
            return new Bound(scores, 1, Math.min(human, ai));
        }

        static Bound high(CalibrationScores scores, double tail) {
            double ai = fromTop(scores.ai(), tail);
            double human = fromTop(scores.human(), tail);
            return new Bound(scores, -1, Math.max(human, ai));
        }

        private static double fromTop(double[] sorted, double tail) {
            return sorted[sorted.length - 1 - (int) (tail * sorted.length)];
        }

        void add(String family, double score) {
            if (family.equals(scores.family()) && isBeyond(score)) {
                beyond++;
            }
        }

        private boolean isBeyond(double score) {
            return sign * score < sign * bound;
        }

        Finding finding(int tracks) {
            double p = Math.max(pValue(scores.human(), tracks), pValue(scores.ai(), tracks));
            double expected = Math.max(share(scores.human()), share(scores.ai()));
            String side = sign > 0 ? "low" : "high";
            return new Finding(scores.family(), side, bound, beyond, (double) beyond / tracks, expected, p);
        }

        /** Fisher, "The Logic of Inductive Inference", 1935: the batch has as many beyond the bound by chance. */
        private double pValue(double[] reference, int tracks) {
            int there = count(reference);
            if (beyond == 0) {
                return 1;
            }
            return new HypergeometricDistribution(null, tracks + reference.length, there + beyond, tracks)
                    .upperCumulativeProbability(beyond);
        }

        private double share(double[] reference) {
            return (double) count(reference) / reference.length;
        }

        private int count(double[] reference) {
            int count = 0;
            for (double score : reference) {
                count += isBeyond(score) ? 1 : 0;
            }
            return count;
        }
    }
}
