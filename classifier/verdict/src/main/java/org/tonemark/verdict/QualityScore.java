package org.tonemark.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A technical quality score that explains itself: 1 minus stated deductions, never below 0. It judges the carrier, not
 * the music; taste is the curators' business.
 *
 * <p>Each deduction grows linearly from a harmless to a harmful value:
 *
 * <table>
 *   <caption>Deductions</caption>
 *   <tr><th>code</th><th>harmless</th><th>harmful</th><th>points</th><th>source</th></tr>
 *   <tr><td>CLIPPED</td><td>0.01 % of samples</td><td>1 %</td><td>0.30</td><td>audible distortion</td></tr>
 *   <tr><td>TRUE_PEAK_OVER</td><td>−1 dBTP</td><td>+2 dBTP</td><td>0.15</td><td>EBU R 128, maximum −1 dBTP</td></tr>
 *   <tr><td>TOO_LOUD</td><td>−9 LUFS</td><td>−5 LUFS</td><td>0.15</td><td>streaming services turn down from −14</td></tr>
 *   <tr><td>TOO_QUIET</td><td>−24 LUFS</td><td>−40 LUFS</td><td>0.25</td><td>EBU R 128, programme level −23</td></tr>
 *   <tr><td>NARROW_BAND</td><td>15 kHz</td><td>4 kHz</td><td>0.40</td><td>FM broadcast to telephone</td></tr>
 *   <tr><td>MOSTLY_SILENT</td><td>10 % of time</td><td>80 %</td><td>0.50</td><td>–</td></tr>
 *   <tr><td>LITTLE_DYNAMICS</td><td>3 LU</td><td>0.5 LU</td><td>0.10</td><td>EBU Tech 3342</td></tr>
 * </table>
 */
public final class QualityScore {
    private QualityScore() {}

    /**
     * Scores the measured levels; the parameters are those of {@link Verdict.Quality}, unrounded.
     *
     * @return the record with its score and deductions, doubles rounded to 1e-4
     */
    public static Verdict.Quality of(
            @Nullable Double loudnessLufs,
            @Nullable Double loudnessRangeLu,
            @Nullable Double truePeakDbtp,
            double clippedRatio,
            double silenceRatio,
            int bandwidthHz,
            @Nullable Double stereoWidth) {
        List<Verdict.Deduction> deductions = new ArrayList<>();
        deduct(deductions, "CLIPPED", clippedRatio, 1e-4, 1e-2, 0.30);
        deduct(deductions, "TRUE_PEAK_OVER", truePeakDbtp, -1, 2, 0.15);
        deduct(deductions, "TOO_LOUD", loudnessLufs, -9, -5, 0.15);
        deduct(deductions, "TOO_QUIET", loudnessLufs, -24, -40, 0.25);
        deduct(deductions, "NARROW_BAND", (double) bandwidthHz, 15_000, 4_000, 0.40);
        deduct(deductions, "MOSTLY_SILENT", silenceRatio, 0.10, 0.80, 0.50);
        deduct(deductions, "LITTLE_DYNAMICS", loudnessRangeLu, 3, 0.5, 0.10);
        deductions.sort(Comparator.comparingDouble(Verdict.Deduction::points)
                .reversed()
                .thenComparing(Verdict.Deduction::code));
        double lost = deductions.stream().mapToDouble(Verdict.Deduction::points).sum();
        return new Verdict.Quality(
                Rounding.round4(Math.max(0, 1 - lost)),
                round(loudnessLufs),
                round(loudnessRangeLu),
                round(truePeakDbtp),
                Rounding.round4(clippedRatio),
                Rounding.round4(silenceRatio),
                bandwidthHz,
                round(stereoWidth),
                List.copyOf(deductions));
    }

    private static void deduct(
            List<Verdict.Deduction> deductions,
            String code,
            @Nullable Double value,
            double harmless,
            double harmful,
            double points) {
        if (value == null) {
            return;
        }
        double severity = Math.min(1, Math.max(0, (value - harmless) / (harmful - harmless)));
        double lost = Rounding.round4(severity * points);
        if (lost > 0) {
            deductions.add(new Verdict.Deduction(code, lost));
        }
    }

    private static @Nullable Double round(@Nullable Double value) {
        return value == null ? null : Rounding.round4(value);
    }
}
