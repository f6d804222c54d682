package org.tonemark.nets;

import org.jspecify.annotations.Nullable;
import org.tonemark.verdict.Verdict;

/**
 * What the models say about one track. Scores are not rounded here: see {@link OriginScores#toVerdict()} and
 * {@link org.tonemark.verdict.Rounding}.
 *
 * @param origin {@code null} when no window could be measured (digital silence, nothing but noise below the floor)
 * @param genre {@code null} when the tag features could not be measured; label {@code unknown} when no genre is likely
 *     enough
 * @param mood expected share of listeners who feel each of the nine GEMS emotions; {@code null} as for genre
 * @param embedding what the track sounds like; {@code null} as for genre, and from a model without one
 */
public record ModelScores(
        @Nullable OriginScores origin,
        Verdict.@Nullable Genre genre,
        Verdict.@Nullable Mood mood,
        @Nullable SoundEmbedding embedding) {
    /** Without an embedding. */
    public ModelScores(@Nullable OriginScores origin, Verdict.@Nullable Genre genre, Verdict.@Nullable Mood mood) {
        this(origin, genre, mood, null);
    }
}
