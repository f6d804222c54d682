package org.tonemark.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns evidence on AI origin into an outcome; a pure function of its arguments.
 *
 * <p>Costs are lopsided: a human-made track that is accepted makes the network unlawful, one that is reviewed costs a
 * curator some minutes. So acceptance asks for three things at once and every doubt goes to review:
 *
 * <ol>
 *   <li>the conformal p-value against known human-made music is at most {@link #alpha} (Vovk, Gammerman and Shafer,
 *       "Algorithmic Learning in a Random World", 2005, ch. 2), on a statistic that needs two families at once;
 *   <li>two families speak: at most {@link #linesAlpha} of known human-made music has stronger decoder lines, at most
 *       {@link #partialsAlpha} is as unsteady; who forges one of them altogether still passes at most the other's share
 *       of human tracks;
 *   <li>the windows of the track tell one story, and the lines are not those of a codec.
 * </ol>
 *
 * <p>{@code rejected} needs a conformal p-value against known AI music of at most {@link #beta}, and no evidence that
 * speaks for AI origin. With a family switched off nothing is accepted and nothing rejected.
 *
 * @param id identity of the policy, named in every verdict
 * @param alpha share of human-made tracks that may be accepted, 0 … 1
 * @param beta share of tracks of known AI that may be rejected, 0 … 1
 * @param linesAlpha share of human-made tracks from which decoder lines speak for AI, 0 … 1
 * @param partialsAlpha share of human-made tracks from which partials speak for AI, 0 … 1
 * @param windowSpread largest spread of likelihood between a track's windows that is still one story, 0 … 1
 * @param minimumSeconds shortest sound that can be accepted or rejected
 * @param disabledFamilies families of {@link EvidenceFamily#ACCEPTING} that decide nothing, for patents say
 * @param known limits of duplicates, variations and vetoes
 */
public record OutcomePolicy(
        String id,
        double alpha,
        double beta,
        double linesAlpha,
        double partialsAlpha,
        double windowSpread,
        double minimumSeconds,
        List<String> disabledFamilies,
        KnownLimits known)
        implements java.io.Serializable {
    private static final int FAMILIES_NEEDED = 2;

    private static final double ROUNDING = 1e-9;

    /**
     * The policy shipped with the program. Whoever forges the lines altogether passes seven human tracks in a hundred by
     * the partials; both together pass 2.8 in a thousand if they are independent, little more than half of α.
     */
    public static final OutcomePolicy DEFAULT =
            new OutcomePolicy("default-2026.11e", 0.005, 0.01, 0.04, 0.07, 0.60, 5.0, List.of(), KnownLimits.DEFAULT);

    /** @throws IllegalArgumentException if a threshold is out of its range, with the value */
    public OutcomePolicy {
        Objects.requireNonNull(id);
        Objects.requireNonNull(known);
        requireUnit("alpha", alpha);
        requireUnit("beta", beta);
        requireUnit("linesAlpha", linesAlpha);
        requireUnit("partialsAlpha", partialsAlpha);
        requireUnit("windowSpread", windowSpread);
        if (!(minimumSeconds >= 0)) {
            throw new IllegalArgumentException("minimumSeconds must be 0 or more, not " + minimumSeconds);
        }
        disabledFamilies = List.copyOf(disabledFamilies);
        for (String family : disabledFamilies) {
            if (!EvidenceFamily.ACCEPTING.contains(family)) {
                throw new IllegalArgumentException(
                        "disabledFamilies may hold " + EvidenceFamily.ACCEPTING + ", not " + family);
            }
        }
    }

    /** The same policy with another α. */
    public OutcomePolicy withAlpha(double other) {
        return new OutcomePolicy(
                id, other, beta, linesAlpha, partialsAlpha, windowSpread, minimumSeconds, disabledFamilies, known);
    }

    /** An outcome with its reasons, most important first. */
    public record Decision(Outcome outcome, List<Reason> reasons) {}

    /**
     * Decides on a track that was measured.
     *
     * @param origin the evidence, or {@code null} when nothing could be scored: silence is no measurable audio
     * @param audibleSeconds duration that is not silent
     */
    public Decision decide(Verdict.@Nullable Origin origin, double audibleSeconds) {
        if (origin == null || audibleSeconds <= 0) {
            return new Decision(Outcome.UNREADABLE, List.of(Reason.SILENT));
        }
        if (audibleSeconds < minimumSeconds) {
            return new Decision(Outcome.REVIEW, List.of(Reason.TOO_LITTLE_EVIDENCE));
        }
        List<String> speaking = EvidenceFamily.ACCEPTING.stream()
                .filter(family -> speaks(origin, family))
                .toList();
        List<Reason> doubts = doubts(origin, speaking);
        boolean complete = disabledFamilies.isEmpty();
        if (complete && doubts.isEmpty() && speaking.isEmpty() && atMost(origin.aiPValue(), beta)) {
            return new Decision(Outcome.REJECTED, List.of(Reason.ORIGIN_NOT_SHOWN));
        }
        boolean twoSpeak = speaking.size() >= FAMILIES_NEEDED;
        if (complete && doubts.isEmpty() && twoSpeak && atMost(origin.humanPValue(), alpha)) {
            return new Decision(Outcome.ACCEPTED, List.of(Reason.ORIGIN_AI_CONFIDENT));
        }
        if (!complete) {
            doubts.add(0, Reason.FAMILY_DISABLED);
        }
        if (doubts.isEmpty()) {
            doubts.add(Reason.ORIGIN_UNCLEAR);
        }
        return new Decision(Outcome.REVIEW, List.copyOf(doubts));
    }

    private List<Reason> doubts(Verdict.Origin origin, List<String> speaking) {
        List<Reason> doubts = new ArrayList<>();
        boolean lines = speaking.contains(EvidenceFamily.DECODER_LINES);
        boolean alone = disabledFamilies.isEmpty() && speaking.size() < FAMILIES_NEEDED;
        if (spread(origin.segments()) > windowSpread || !lines && shown(origin, EvidenceFamily.PASSING_LINES)) {
            doubts.add(Reason.HYBRID);
        }
        if (lines && (alone || shown(origin, EvidenceFamily.CODEC_LINES))) {
            doubts.add(Reason.CODEC_ONLY);
        }
        if (!lines && shown(origin, EvidenceFamily.ADDED_TONES)) {
            doubts.add(Reason.ADDED_TONES);
        }
        if (!lines && shown(origin, EvidenceFamily.MOVED_LINES)) {
            doubts.add(Reason.SPEED_CHANGED);
        }
        if (!lines && alone && !speaking.isEmpty()) {
            doubts.add(Reason.SINGLE_FAMILY);
        }
        return doubts;
    }

    private boolean speaks(Verdict.Origin origin, String family) {
        double share = family.equals(EvidenceFamily.DECODER_LINES) ? linesAlpha : partialsAlpha;
        return !disabledFamilies.contains(family)
                && origin.evidence().stream()
                        .anyMatch(e -> e.family().equals(family)
                                && e.nullQuantile() != null
                                && 1 - e.nullQuantile() <= share + ROUNDING);
    }

    private static boolean shown(Verdict.Origin origin, String family) {
        return origin.evidence().stream().anyMatch(e -> e.family().equals(family));
    }

    private static boolean atMost(@Nullable Double p, double rate) {
        return p != null && p <= rate;
    }

    private static double spread(List<Verdict.Segment> segments) {
        double low = 1;
        double high = 0;
        for (Verdict.Segment segment : segments) {
            low = Math.min(low, segment.aiLikelihood());
            high = Math.max(high, segment.aiLikelihood());
        }
        return Math.max(0, high - low);
    }

    private static void requireUnit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
        }
    }
}
