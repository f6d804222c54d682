package org.tonemark.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a track's relatives do to its outcome; a pure function.
 *
 * <p>Relatives only lower an outcome ({@code accepted} above {@code review} above {@code rejected}): every statistical
 * bound of the policy holds for one try, so that a second upload of a recording must not be a second try.
 *
 * <ul>
 *   <li>a recording of a veto catalogue: {@code rejected}, {@code KNOWN_HUMAN};
 *   <li>a duplicate of an earlier track: the lower of both outcomes, {@code DUPLICATE_OF}. Of several it is a duplicate of
 *       the earliest, which carries what it inherited itself;
 *   <li>a variation of an earlier track: {@code review} at best, {@code VARIATION_OF};
 *   <li>a short shared part: {@code review} at best if the earlier track was rejected, else the outcome stands,
 *       {@code SHARED_PART}.
 * </ul>
 */
public final class KnownRule {
    private static final int MOST_SHOWN = 20;

    private final KnownLimits limits;

    public KnownRule(KnownLimits limits) {
        this.limits = limits;
    }

    /**
     * How a track is related to an earlier one.
     *
     * @param seconds length of this track
     * @param knownSeconds length of the earlier track
     */
    public Known.Kind kind(Known stretch, double seconds, double knownSeconds) {
        double shared = stretch.endSeconds() - stretch.startSeconds();
        double share = shared / Math.max(seconds, 1e-9);
        double knownShare = (stretch.knownEndSeconds() - stretch.knownStartSeconds()) / Math.max(knownSeconds, 1e-9);
        boolean sameSpeed = Math.abs(stretch.tempoRatio() - 1) <= limits.sameRatio()
                && Math.abs(stretch.pitchRatio() - 1) <= limits.sameRatio();
        if (sameSpeed && Math.min(share, knownShare) >= limits.sameShare()) {
            return Known.Kind.DUPLICATE;
        }
        return Math.max(share, knownShare) >= limits.variationShare() || shared >= limits.variationSeconds()
                ? Known.Kind.VARIATION
                : Known.Kind.PART;
    }

    /** True if a stretch of a catalogue's recording is long enough to count. */
    public boolean vetoes(Known stretch) {
        return stretch.endSeconds() - stretch.startSeconds() >= limits.vetoSeconds();
    }

    /**
     * The verdict in the light of what is known.
     *
     * @param own the track's own verdict, with an outcome
     * @param relatives earlier tracks in the order of their submission, and entries of catalogues; earlier ones with
     *     their outcome
     * @param catalogues what the track was compared with, name and version
     */
    public Verdict decide(Verdict own, List<Known> relatives, List<String> catalogues) {
        Outcome outcome = Objects.requireNonNull(own.outcome());
        Set<String> reasons = new LinkedHashSet<>();
        List<Known> closest = closestFirst(relatives);
        Known first = null;
        for (Known known : closest) {
            if (known.kind() == Known.Kind.DUPLICATE && first != null) {
                continue;
            }
            first = known.kind() == Known.Kind.DUPLICATE ? known : first;
            outcome = lower(outcome, ceiling(known));
            reasons.add(reason(known.kind()).name());
        }
        reasons.addAll(own.reasons());
        return own.known(outcome, List.copyOf(reasons), shown(closest), catalogues);
    }

    /** The sort is stable: of one kind the earliest submission stays first. */
    private static List<Known> closestFirst(List<Known> relatives) {
        List<Known> sorted = new ArrayList<>(relatives);
        sorted.sort(Comparator.comparing(Known::kind));
        return sorted;
    }

    private static List<Known> shown(List<Known> closest) {
        return List.copyOf(closest.subList(0, Math.min(MOST_SHOWN, closest.size())));
    }

    private static Outcome ceiling(Known known) {
        return switch (known.kind()) {
            case CATALOGUE -> Outcome.REJECTED;
            case DUPLICATE -> inherited(known.outcome());
            case VARIATION -> Outcome.REVIEW;
            case PART -> known.outcome() == Outcome.REJECTED ? Outcome.REVIEW : Outcome.ACCEPTED;
        };
    }

    private static Outcome inherited(@Nullable Outcome outcome) {
        return outcome == null || outcome == Outcome.UNREADABLE ? Outcome.REVIEW : outcome;
    }

    private static Reason reason(Known.Kind kind) {
        return switch (kind) {
            case CATALOGUE -> Reason.KNOWN_HUMAN;
            case DUPLICATE -> Reason.DUPLICATE_OF;
            case VARIATION -> Reason.VARIATION_OF;
            case PART -> Reason.SHARED_PART;
        };
    }

    private static Outcome lower(Outcome one, Outcome other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
