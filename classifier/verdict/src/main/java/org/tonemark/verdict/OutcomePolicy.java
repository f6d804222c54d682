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
 *   <li>the calibrated likelihood reaches {@link #acceptLikelihood};
 *   <li>the conformal p-value against known human-made music is at most {@link #acceptPValue} (Vovk, Gammerman and
 *       Shafer, "Algorithmic Learning in a Random World", 2005, ch. 2);
 *   <li>each of {@link #acceptFamilies} independent families of evidence is at least at the quantile
 *       {@link #familyQuantile} of known human-made music.
 * </ol>
 *
 * <p>{@code rejected} needs a likelihood below {@link #rejectLikelihood} without any family that speaks for AI origin.
 *
 * @param id identity of the policy, named in every verdict
 * @param acceptLikelihood 0 … 1
 * @param acceptPValue 0 … 1
 * @param acceptFamilies families that must agree, 1 or more
 * @param familyQuantile quantile of the human null distribution from which a family speaks for AI, 0 … 1
 * @param rejectLikelihood 0 … acceptLikelihood
 * @param windowSpread largest spread between a track's windows that is still one story, 0 … 1
 * @param minimumSeconds shortest sound that can be accepted or rejected
 */
public record OutcomePolicy(
        String id,
        double acceptLikelihood,
        double acceptPValue,
        int acceptFamilies,
        double familyQuantile,
        double rejectLikelihood,
        double windowSpread,
        double minimumSeconds)
        implements java.io.Serializable {

    /** The policy shipped with the program. */
    public static final OutcomePolicy DEFAULT =
            new OutcomePolicy("default-2026.11", 0.90, 0.005, 2, 0.93, 0.30, 0.60, 5.0);

    /** @throws IllegalArgumentException if a threshold is out of its range, with the value */
    public OutcomePolicy {
        Objects.requireNonNull(id);
        requireUnit("acceptLikelihood", acceptLikelihood);
        requireUnit("acceptPValue", acceptPValue);
        requireUnit("familyQuantile", familyQuantile);
        requireUnit("rejectLikelihood", rejectLikelihood);
        requireUnit("windowSpread", windowSpread);
        if (acceptFamilies < 1) {
            throw new IllegalArgumentException("acceptFamilies must be 1 or more, not " + acceptFamilies);
        }
        if (rejectLikelihood > acceptLikelihood) {
            throw new IllegalArgumentException(
                    "rejectLikelihood " + rejectLikelihood + " must not be above acceptLikelihood " + acceptLikelihood);
        }
        if (!(minimumSeconds >= 0)) {
            throw new IllegalArgumentException("minimumSeconds must be 0 or more, not " + minimumSeconds);
        }
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
        boolean split = spread(origin.segments()) > windowSpread;
        long speaking = speakingFamilies(origin.evidence());
        if (origin.aiLikelihood() < rejectLikelihood && speaking == 0 && !split) {
            return new Decision(Outcome.REJECTED, List.of(Reason.ORIGIN_NOT_SHOWN));
        }
        List<Reason> doubts = new ArrayList<>();
        if (split) {
            doubts.add(Reason.WINDOWS_DISAGREE);
        }
        if (speaking > 0 && speaking < acceptFamilies) {
            doubts.add(Reason.SINGLE_FAMILY);
        }
        boolean unlikeHuman = origin.humanPValue() != null && origin.humanPValue() <= acceptPValue;
        if (speaking == 0 || !unlikeHuman || origin.aiLikelihood() < acceptLikelihood) {
            doubts.add(Reason.ORIGIN_UNCLEAR);
        }
        return doubts.isEmpty()
                ? new Decision(Outcome.ACCEPTED, List.of(Reason.ORIGIN_AI_CONFIDENT))
                : new Decision(Outcome.REVIEW, List.copyOf(doubts));
    }

    private long speakingFamilies(List<Verdict.Evidence> evidence) {
        return evidence.stream()
                .filter(e -> e.nullQuantile() != null && e.nullQuantile() >= familyQuantile)
                .map(Verdict.Evidence::family)
                .distinct()
                .count();
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
