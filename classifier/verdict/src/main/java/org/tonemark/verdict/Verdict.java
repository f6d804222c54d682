package org.tonemark.verdict;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one input: one line of {@code verify --json}, one row of the verdict log. Immutable; unknown values are
 * {@code null}. Doubles are already rounded to 1e-4 (see {@link Rounding}), so that equal measurements give equal bytes.
 *
 * @param input what the operator named: a path, a CID
 * @param cid CIDv1 of the bytes, {@code null} when they could not be had
 * @param outcome {@code null} when there is no verdict yet (reason {@code NOT_RETRIEVABLE})
 * @param reasons stable codes, upper snake case, most important first
 * @param model identity of the models, such as {@code origin-2026.11e}
 * @param policy identity of the outcome policy
 * @param tonemark version of the program
 * @param known earlier tracks and entries of catalogues that share sound with this one, closest first, at most 20
 * @param catalogues veto catalogues it was compared with, {@code name version digest}; {@code null} if it was not
 *     compared with known tracks
 */
public record Verdict(
        String input,
        @Nullable String cid,
        @Nullable Outcome outcome,
        List<String> reasons,
        @Nullable Origin origin,
        @Nullable Genre genre,
        @Nullable Mood mood,
        @Nullable Quality quality,
        @Nullable Audio audio,
        String model,
        String policy,
        String tonemark,
        List<Known> known,
        @Nullable List<String> catalogues) {

    /** A verdict older than this field has no relatives. */
    @JsonCreator
    public Verdict {
        known = known == null ? List.of() : List.copyOf(known);
    }

    /** A verdict on the bytes alone, not compared with known tracks. */
    public Verdict(
            String input,
            @Nullable String cid,
            @Nullable Outcome outcome,
            List<String> reasons,
            @Nullable Origin origin,
            @Nullable Genre genre,
            @Nullable Mood mood,
            @Nullable Quality quality,
            @Nullable Audio audio,
            String model,
            String policy,
            String tonemark) {
        this(
                input, cid, outcome, reasons, origin, genre, mood, quality, audio, model, policy, tonemark, List.of(),
                null);
    }

    /** The same verdict on the same bytes under another name. */
    public Verdict named(String other) {
        return new Verdict(
                other,
                cid,
                outcome,
                reasons,
                origin,
                genre,
                mood,
                quality,
                audio,
                model,
                policy,
                tonemark,
                known,
                catalogues);
    }

    /** The same evidence in the light of known tracks. */
    Verdict known(Outcome other, List<String> because, List<Known> relatives, List<String> compared) {
        return new Verdict(
                input,
                cid,
                other,
                because,
                origin,
                genre,
                mood,
                quality,
                audio,
                model,
                policy,
                tonemark,
                relatives,
                List.copyOf(compared));
    }

    /**
     * True if this is a fact about the bytes, which the verdict log keeps for ever. Inputs without an outcome are none,
     * and neither is what nodes did ({@code CONTENT_MISMATCH}) or the operator listed ({@code DENYLISTED}): the next run
     * asks again.
     */
    public boolean lasting() {
        return outcome != null
                && !reasons.contains(Reason.CONTENT_MISMATCH.name())
                && !reasons.contains(Reason.DENYLISTED.name());
    }

    /**
     * Evidence on AI origin.
     *
     * @param aiLikelihood calibrated probability, 0 … 1
     * @param humanPValue conformal p-value: share of known human-made audio, of comparable kind, that looks at least this
     *     AI-like in two families of evidence at once
     * @param generator family of generators, or {@code null} when unknown
     * @param aiPValue conformal p-value: share of known AI-generated audio that looks at most this AI-like
     * @param generatorProbability of the likeliest family of generators, 0 … 1, named or not
     * @param novelty how far the evidence is from every known generator and from human music, 0 … 1
     * @param calibration the known audio behind the p-values
     */
    public record Origin(
            double aiLikelihood,
            @Nullable Double humanPValue,
            @Nullable String generator,
            List<Evidence> evidence,
            List<Segment> segments,
            @Nullable Double aiPValue,
            @Nullable Double generatorProbability,
            @Nullable Double novelty,
            @Nullable Calibration calibration) {

        /** The same with other evidence. */
        public Origin withEvidence(List<Evidence> other) {
            return new Origin(
                    aiLikelihood,
                    humanPValue,
                    generator,
                    other,
                    segments,
                    aiPValue,
                    generatorProbability,
                    novelty,
                    calibration);
        }
    }

    /**
     * The cell of known audio that a track was compared with.
     *
     * @param cell such as {@code 12.5 s and more, 32 kHz and more, lossy}
     * @param human number of human-made tracks in it
     * @param ai number of AI-generated tracks
     */
    public record Calibration(String cell, int human, int ai) {}

    /**
     * One piece of evidence.
     *
     * @param family {@code decoder-lines}, {@code partials}, {@code tags}, …; families are independent of each other
     * @param name what was seen, for a person: {@code spacing 200 Hz}
     * @param score the detector's own scale
     * @param nullQuantile share of known human-made audio with a lower score, 0 … 1
     */
    public record Evidence(
            String family,
            String name,
            double score,
            @Nullable Double nullQuantile) {}

    /** Likelihood of a stretch of time. */
    public record Segment(double startSeconds, double endSeconds, double aiLikelihood) {}

    /** @param label {@code unknown} when no genre is likely enough */
    public record Genre(String label, double confidence, Map<String, Double> scores) {}

    /** Expected share of listeners who feel each emotion, 0 … 1, in the model's order. */
    public record Mood(Map<String, Double> scores) {}

    /**
     * Technical quality.
     *
     * @param score 0 (unusable) … 1 (clean master)
     * @param loudnessLufs integrated loudness, ITU-R BS.1770-5; {@code null} for silence
     * @param loudnessRangeLu EBU Tech 3342; {@code null} when too short
     * @param truePeakDbtp ITU-R BS.1770-5 annex 2; {@code null} for digital silence
     * @param clippedRatio share of clipped samples, 0 … 1
     * @param silenceRatio share of silent time, 0 … 1
     * @param bandwidthHz highest frequency with programme content
     * @param stereoWidth side energy over total energy, 0 … 1; {@code null} for mono
     * @param deductions what lowered the score, most costly first: {@code TRUE_PEAK_OVER}, …
     */
    public record Quality(
            double score,
            @Nullable Double loudnessLufs,
            @Nullable Double loudnessRangeLu,
            @Nullable Double truePeakDbtp,
            double clippedRatio,
            double silenceRatio,
            int bandwidthHz,
            @Nullable Double stereoWidth,
            List<Deduction> deductions) {}

    /** @param points taken from a score of 1, 0 … 1 */
    public record Deduction(String code, double points) {}

    /** What the decoder says. */
    public record Audio(
            double durationSeconds,
            int sampleRateHz,
            int channels,
            String codec,
            @Nullable Integer bitrateKbps) {}
}
