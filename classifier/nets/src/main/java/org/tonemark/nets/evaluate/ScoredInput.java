package org.tonemark.nets.evaluate;

import org.jspecify.annotations.Nullable;
import org.tonemark.nets.OriginScores;
import org.tonemark.verdict.OutcomePolicy;

/**
 * Scores of one piece of audio.
 *
 * @param scores {@code null} when it has no window
 * @param seconds duration
 */
record ScoredInput(@Nullable OriginScores scores, double seconds) {

    double rawScore() {
        return scores == null ? Double.NaN : scores.rawScore();
    }

    OutcomePolicy.Decision decide(OutcomePolicy policy) {
        return policy.decide(scores == null ? null : scores.toVerdict(), seconds);
    }
}
