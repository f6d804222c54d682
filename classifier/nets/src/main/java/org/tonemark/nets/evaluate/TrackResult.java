package org.tonemark.nets.evaluate;

import java.util.List;
import org.tonemark.nets.OriginScores;
import org.tonemark.nets.dataset.Label;
import org.tonemark.nets.dataset.LabelledTrack;
import org.tonemark.verdict.Outcome;
import org.tonemark.verdict.OutcomePolicy;

/**
 * One track scored by a model that did not see it.
 *
 * @param scores of the file as it is
 * @param altered of its altered copies
 * @param seconds duration
 */
record TrackResult(LabelledTrack track, OriginScores scores, List<ScoredInput> altered, double seconds) {
    boolean is(Label label) {
        return track.label() == label;
    }

    boolean lowRate() {
        return track.sampleRateHz() > 0 && track.sampleRateHz() < 32_000;
    }

    Outcome outcome(OutcomePolicy policy) {
        return policy.decide(scores.toVerdict(), seconds).outcome();
    }
}
