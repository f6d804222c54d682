package org.tonemark.features.origin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tonemark.features.spectrum.Quantiles;
import org.tonemark.features.spectrum.Smoothing;

/**
 * Decoder lines by phase lock. Neural decoders upsample with transposed convolutions and leave lines at multiples of
 * the rates between their layers (Afchar et al., ISMIR 2025); these keep their <em>phase</em> over a whole clip, which
 * shows lines that magnitude does not. Lines mean "neural decoder", not yet "AI music": a codec is one too.
 *
 * <p>Input is one window (15 s) of mono samples at 44.1 kHz. One instance serves one thread and is meant to be reused:
 * it keeps about 5 MB of work space. Results are immutable.
 */
public final class DecoderLines {
    /** Hop of the shared STFT in samples. */
    public static final int HOP = 8_192;

    /** Longest window in samples, 47 s. */
    public static final int MAX_LENGTH = LineSpectra.SIZE + (LockSpectrum.PAD - 1) * HOP;

    /** Below this score there are no lines that could follow anything. */
    private static final double WORTH_ASKING = 1;

    /** From this score lines speak, at the speed they were made or at another. */
    private static final double SPEAKING = 3;

    private static final LineGrids GRIDS = new LineGrids(LineSpacing.ALL);

    private final LineSpectra spectra = new LineSpectra(HOP);
    private final PhaseLock locks = new PhaseLock(GRIDS, HOP);
    private final SpeedScan scan = new SpeedScan();
    private final BandFollowing following = new BandFollowing();

    /**
     * Measures {@code mono[from … from+length)}.
     *
     * @param mono samples at 44.1 kHz, full scale ±1
     * @param length at most {@link #MAX_LENGTH}
     */
    public LineEvidence measure(float[] mono, int from, int length) {
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException("window of " + length + " samples, at most " + MAX_LENGTH);
        }
        spectra.load(mono, from, length);
        double end = contentEnd(spectra.meanDb());
        scan.reset();
        List<LineScore> scores = locks.measure(spectra, end, scan);
        int best = best(scores);
        BandFollowing.Following lines = scores.get(best).score() < WORTH_ASKING
                ? BandFollowing.Following.NONE
                : following.of(spectra, locks.bestLines(best, end, BandFollowing.LINES));
        List<Double> comb = CombBank.scores(spectra.meanDb());
        MovedLines moved = scores.get(best).score() < SPEAKING ? moved(end) : null;
        return new LineEvidence(
                scores,
                end,
                best,
                scores.get(best).score(),
                LineScore.halved(scores, best),
                lines.constant(),
                lines.wide(),
                lines.weakestThird(),
                moved,
                comb);
    }

    private @Nullable MovedLines moved(double end) {
        SpeedScan.Candidate found = scan.best();
        if (found == null) {
            return null;
        }
        List<LineSpacing> family = LineSpacing.ALL.stream()
                .filter(s -> s.family() == found.spacing().family())
                .toList();
        PhaseLock there = new PhaseLock(
                new LineGrids(family.stream().map(s -> s.times(found.ratio())).toList()), HOP);
        List<LineScore> scores = there.measure(spectra, end, (bin, spectrum) -> {});
        int best = best(scores);
        double score = scores.get(best).score();
        if (score < SPEAKING) {
            return null;
        }
        double votes = SPEAKING * found.deviations() / SpeedScan.ENOUGH;
        BandFollowing.Following lines = following.of(spectra, there.bestLines(best, end, BandFollowing.LINES));
        return new MovedLines(
                family.get(best),
                found.ratio(),
                Math.min(score, votes),
                LineScore.halved(scores, best),
                Math.min(lines.constant(), lines.wide()),
                lines.weakestThird());
    }

    /** Mean dB spectrum of the window measured last, {@code [8193]}, bins of 2.69 Hz; the caller owns the copy. */
    public double[] meanDb() {
        return spectra.meanDb().clone();
    }

    private static int best(List<LineScore> scores) {
        int best = 0;
        for (int i = 1; i < scores.size(); i++) {
            if (scores.get(i).score() > scores.get(best).score()) {
                best = i;
            }
        }
        return best;
    }

    /**
     * End of content in Hz: the last bin of the 31-bin-smoothed mean dB spectrum above max(median of 3…5 kHz − 50,
     * −75) dB, minus 150 Hz, at most 15,500 Hz.
     */
    static double contentEnd(double[] meanDb) {
        double[] smooth = Smoothing.runningMean(meanDb, 31);
        int first = (int) Math.ceil(3_000 / LineSpectra.BIN_HZ);
        int n = (int) Math.floor(5_000 / LineSpectra.BIN_HZ) - first + 1;
        double[] middle = new double[n];
        System.arraycopy(smooth, first, middle, 0, n);
        double floor = Math.max(Quantiles.quantile(middle, n, 0.5) - 50, -75);
        int last = smooth.length - 1;
        while (last > 0 && smooth[last] <= floor) {
            last--;
        }
        return Math.min(last * LineSpectra.BIN_HZ - 150, LineGrids.HIGH_HZ);
    }
}
